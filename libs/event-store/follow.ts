import { setTimeout as pause } from "node:timers/promises";
import type { Bell } from "./bell.js";
import { LogUnavailable, type EventStore, type Position, type StoredEvent } from "./port.js";

const batch = 500;
/** How late an event comes at most when its ring is lost, in milliseconds. */
const patience = 1_000;
/**
 * Live, an event comes at once while there are few. When more than these come together, what follows
 * waits so many milliseconds to come together too: under load, small batches cost the readers more
 * than the events cost their writers.
 */
const few = 4;
const together = 50;

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
      const busy = events.length > few && events.length < batch;
      if (busy) await pause(together, undefined, { signal }).catch(() => undefined);
    }
  }
}

const noneWhileUnavailable = (error: unknown): readonly StoredEvent[] => {
  if (error instanceof LogUnavailable) return [];
  throw error;
};
