import type { StoredEvent } from "#event-store/port.js";
import type { SealedValue } from "#kernel/index.js";
import { WrongPersonalField } from "#sealing/personal-fields.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { knownAggregate } from "#verification/act.js";

/** The sealed values that an event names; what is damaged is for the verdict. */
export const namedBy = ({ event, unreadable }: StoredEvent): readonly SealedValue[] => {
  if (unreadable !== undefined) return [];
  const declared = knownAggregate(event.stream)?.events[event.type];
  try {
    return sealedValuesOf(event.data, declared?.personal);
  } catch (fault) {
    if (fault instanceof WrongPersonalField) return [];
    throw fault;
  }
};
