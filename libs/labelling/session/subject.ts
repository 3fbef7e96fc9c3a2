import type { StreamName } from "#kernel/index.js";
import { subjectOf } from "./events.js";
import type { Session } from "./session.js";

/** Whose what is written about an item is: an item keeps its kind, so a repeat finds the same. */
export const subjectIn = (
  { item }: { readonly item: string },
  stream: StreamName,
  state: Session,
): StreamName => {
  const known = "items" in state ? state.items.find((one) => one.item === item) : undefined;
  return known ? subjectOf(known) : stream;
};
