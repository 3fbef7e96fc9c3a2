import type { EventStore, Position, StoredEvent } from "#event-store/port.js";
import type { Database } from "./database.js";

/** The last event that any projection was told of; it is found again by what stands before it. */
interface Seen {
  readonly before: Position;
  readonly position: Position;
  readonly event: string;
}

/**
 * The log ends before an event that was read, or holds another in its place: it was restored from an
 * older copy, or lost its end in a failover. To go on would pass over whatever comes next at positions
 * that are taken for read.
 */
export class LogShorter extends Error {
  override readonly name = "LogShorter";
  constructor(readonly event: string) {
    super(`The log does not hold the event ${event} any more, which was read before.`);
  }
}

/**
 * Before the checkpoints move, so that none is ever beyond it. What a table is built from is noted as well: a
 * reaction, which is never built, follows all of it.
 * @param before what the batch follows on
 * @returns what the next one does
 */
export const noteSeen = async (
  db: Database,
  batch: readonly StoredEvent[],
  before: Position,
): Promise<Position> => {
  const last = batch.at(-1);
  if (!last) return before;
  await db.query({
    name: "log seen",
    text: `insert into read.log_seen as s (before, position, event) values ($1, $2, $3)
      on conflict (single) do update set before = $1, position = $2, event = $3
      where s.position < $2`,
    values: [batch.at(-2)?.position ?? before, last.position, last.event.id],
  });
  return last.position;
};

/** @throws LogShorter */
export const refuseShorterLog = async (
  store: Pick<EventStore, "readAll">,
  db: Database,
): Promise<void> => {
  const { rows } = await db.query<Seen>(`select before, position, event from read.log_seen`);
  const [seen] = rows;
  if (!seen) return;
  const [found] = await store.readAll(seen.before, 1);
  // One that is damaged, or was when it was read, has no id to be known by; it stands where it stood.
  const isKnown = seen.event === "" || found?.unreadable !== undefined;
  const isThere = found?.position === seen.position && (isKnown || found.event.id === seen.event);
  if (!isThere) throw new LogShorter(seen.event || seen.position);
};
