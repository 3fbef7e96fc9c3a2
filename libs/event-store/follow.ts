import { setTimeout as pause } from "node:timers/promises";
import type { Bell } from "./bell.js";
import { LogUnavailable, type EventStore, type Position, type StoredEvent } from "./port.js";

const batch = 500;
/** How late an event comes at most when its ring is lost, in milliseconds. */
const patience = 1_000;
/**
 * Live, the first event comes at once, and what is committed within this, in milliseconds, after it
 * comes together: under load, readers of small batches would cost more than the writers.
 */
const together = 20;

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
      yield events;
      position = last.position;
      const live = events.length < batch;
      if (live) await pause(together, undefined, { signal }).catch(() => undefined);
    }
  }
}

const noneWhileUnavailable = (error: unknown): readonly StoredEvent[] => {
  if (error instanceof LogUnavailable) return [];
  throw error;
};
