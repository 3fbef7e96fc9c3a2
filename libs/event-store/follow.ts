import { setTimeout as pause } from "node:timers/promises";
import type { Bell } from "./bell.js";
import { LogUnavailable, type EventStore, type Position, type StoredEvent } from "./port.js";

const batch = 500;
/** How late an event comes at most when its ring is lost, in milliseconds. */
const patience = 1_000;
/**
 * Live, an event comes at once while there are few. When more than these come together, what follows
 * waits to come together too, as long as the reader was busy with them, within these milliseconds:
 * under load, small batches cost the readers more than the events cost their writers.
 */
const few = 4;
const together = { least: 50, most: 250 };

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
      const busy = events.length > few && events.length < batch;
      const { least, most } = together;
      const rest = Math.min(Math.max(performance.now() - given, least), most);
      if (busy) await pause(rest, undefined, { signal }).catch(() => undefined);
    }
  }
}

const noneWhileUnavailable = (error: unknown): readonly StoredEvent[] => {
  if (error instanceof LogUnavailable) return [];
  throw error;
};
