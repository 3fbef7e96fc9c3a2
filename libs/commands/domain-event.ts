import type { Aggregate, DomainEvent, JsonObject, RecordedEvent } from "#kernel/index.js";
import { mask } from "#sealing/personal-fields.js";

/** The log holds an event that only a newer release can fold: the stream is refused, never skipped. */
export class FromNewerRelease extends Error {
  override readonly name = "FromNewerRelease";
  constructor(readonly event: RecordedEvent) {
    super(`${event.stream} holds ${event.type} in schema ${event.schema}, which is not known here`);
  }
}

/** `data` in today's schema; personal fields as they stand in the event. */
export const upcast = (aggregate: Aggregate, event: RecordedEvent): JsonObject => {
  const declared = aggregate.events[event.type];
  if (!declared || event.schema > declared.schema) throw new FromNewerRelease(event);
  let data = event.data;
  for (let schema = event.schema; schema < declared.schema; schema += 1) {
    const lift = declared.upcasters?.[schema];
    if (!lift) throw new Error(`${event.type} cannot be brought from schema ${schema} to the next`);
    data = lift(data);
  }
  return data;
};

/**
 * What a write-side fold sees: every personal field reads as erased, so that no rule can hang on one
 * and every history decides alike once its subjects are gone.
 */
export const maskedEvent = (aggregate: Aggregate, event: RecordedEvent): DomainEvent => {
  const patterns = aggregate.events[event.type]?.personal;
  const data = upcast(aggregate, event);
  return { ...(patterns ? mask(data, patterns) : data), type: event.type };
};
