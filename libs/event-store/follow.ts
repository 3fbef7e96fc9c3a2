import { setTimeout as pause } from "node:timers/promises";
import type { Bell } from "./bell.js";
import { LogUnavailable, type EventStore, type Position, type StoredEvent } from "./port.js";

export const batch = 500;
/** How late an event comes at most when its ring is lost, in milliseconds. */
const patience = 1_000;
/**
 * Live, an event comes at once. What follows waits as long as the reader was busy with it, and after
 * more than a few at least so many milliseconds, to come together: small batches cost the readers
 * more than the events cost their writers, and the shorter processors are, the more so.
 */
const few = 4;
const leastAfterMore = 50;
const longestRest = 250;

/** Catch-up, then live. The reader sets the pace: a batch is read when the one before is done with. */
export async function* follow(
  log: Pick<EventStore, "readAll">,
  bell: Bell,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[]> {
  let position = after;
  while (!signal.aborted) {
    // Counted before reading: an event that is committed in between has rung since.
    const heard = bell.rings;
    const events = await log.readAll(position, batch).catch(noneWhileUnavailable);
    const last = events.at(-1);
    if (!last) await bell.after(heard, patience, signal);
    else if (!signal.aborted) {
      const given = performance.now();
      yield events;
      position = last.position;
      await restAfter(events, performance.now() - given, signal);
    }
  }
}

/** @param busy how long the reader was at work on them, in milliseconds */
export const restAfter = async (
  events: readonly StoredEvent[],
  busy: number,
  signal: AbortSignal,
): Promise<void> => {
  if (events.length >= batch) return;
  const least = events.length > few ? leastAfterMore : 0;
  const rest = Math.min(Math.max(busy, least), longestRest);
  await pause(rest, undefined, { signal }).catch(() => undefined);
};

const noneWhileUnavailable = (error: unknown): readonly StoredEvent[] => {
  if (error instanceof LogUnavailable) return [];
  throw error;
};
