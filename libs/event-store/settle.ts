import { setTimeout as pause } from "node:timers/promises";
import type { StreamName } from "#kernel/index.js";
import { after } from "./admission.js";
import {
  LogUnavailable,
  type Appended,
  type EncodedEvent,
  type EventStore,
  type Expected,
  type SealedPart,
} from "./port.js";

export type Settled = Exclude<Appended, { outcome: "unknown" }>;

/**
 * The log stayed away after an answer was lost: the events may be there or not. Answered with 503
 * like any absence of the log; the same append, made again later, tells.
 */
export class OutcomeUnknown extends LogUnavailable {
  override readonly name = "OutcomeUnknown";
}

/** Before each further try, in milliseconds. One second in all: beyond that, callers are told. */
const pauses = [0, 50, 200, 750];

/**
 * Appends, and settles a lost answer by appending the same bytes again at the same expected version.
 * @throws LogUnavailable when nothing was written, OutcomeUnknown when that cannot be told.
 */
export const appendSettled = async (
  store: EventStore,
  stream: StreamName,
  expected: Expected,
  events: readonly EncodedEvent[],
  sealed: readonly SealedPart[],
): Promise<Settled> => {
  const first = await store.append(stream, expected, events, sealed);
  if (first.outcome !== "unknown") return first;
  let reason = first.reason;
  for (const wait of pauses) {
    await pause(wait);
    try {
      const again = await store.append(stream, expected, events, sealed);
      if (again.outcome === "conflict")
        return await lookOnce(store, stream, expected, events, again);
      if (again.outcome !== "unknown") return again;
      reason = again.reason;
    } catch (error) {
      // It says that this try wrote nothing; the first one may have.
      if (!(error instanceof LogUnavailable)) throw error;
      reason = error.message;
    }
  }
  throw new OutcomeUnknown(reason);
};

/** The stream has moved on, so that the first try cannot succeed any more: it has, or never will. */
const lookOnce = async (
  store: EventStore,
  stream: StreamName,
  expected: Expected,
  events: readonly EncodedEvent[],
  conflict: Settled,
): Promise<Settled> => {
  const there = await store.read(stream, after(expected), "forwards", events.length);
  const last = there.at(-1);
  const ours = events.every(({ event }, index) => there[index]?.event.id === event.id);
  return ours && last ? { outcome: "duplicate", position: last.position } : conflict;
};
