import type { EventStore, Position } from "#event-store/port.js";
import { readCheckpoints } from "./checkpoint.js";
import type { Database } from "./database.js";

export interface Lag {
  readonly name: string;
  /** How many events it has yet to look at; what is further behind than can soon be counted says so many. */
  readonly events: number;
  /** How long the first of them has been there. */
  readonly seconds: number;
  readonly isStopped: boolean;
}

const mostCounted = 1_000;

/** How far each projection is behind the log, as of an instant of the folder's clock. */
export const lags = async (
  store: Pick<EventStore, "readAll">,
  db: Database,
  now: string,
): Promise<readonly Lag[]> => {
  const checkpoints = [...(await readCheckpoints(db))];
  // Most stand at the same place.
  const behind = new Map<Position, Pick<Lag, "events" | "seconds">>();
  for (const position of new Set(checkpoints.map(([, { position }]) => position))) {
    const unread = await store.readAll(position, mostCounted);
    const since = unread.find(({ unreadable }) => unreadable === undefined)?.event.at ?? now;
    const seconds = Math.max(0, Date.parse(now) - Date.parse(since)) / 1_000;
    behind.set(position, { events: unread.length, seconds });
  }
  return checkpoints.map(([name, { position, stopped }]) => {
    const { events, seconds } = behind.get(position) ?? { events: 0, seconds: 0 };
    return { name, events, seconds, isStopped: stopped !== null };
  });
};
