import type { EventStore, StoredEvent } from "#event-store/port.js";
import type { StreamName } from "#kernel/index.js";
import type { Database } from "./database.js";

/** An event, by where it stands: one that is damaged has no id to be known by. */
export interface Seen {
  readonly event: string;
  readonly stream: StreamName;
  readonly version: number;
}

/**
 * The log ends before an event that was read, or holds another in its place: it was restored from an
 * older copy, or lost its end in a failover. To go on would pass over whatever comes next at positions
 * that are taken for read.
 */
export class LogShorter extends Error {
  override readonly name = "LogShorter";
  readonly event: string;
  constructor(readonly seen: Seen) {
    const event = seen.event || `${seen.stream} ${seen.version}`;
    super(`The log does not hold the event ${event} any more, which was read before.`);
    this.event = event;
  }
}

export const seenIn = ({ event: { id, stream, version } }: Pick<StoredEvent, "event">): Seen => ({
  event: id,
  stream,
  version,
});

/** Whether the log holds it still; what was damaged, or is now, is known by its place alone. */
export const holds = async (
  store: Pick<EventStore, "read">,
  { event, stream, version }: Seen,
): Promise<StoredEvent | undefined> => {
  const [found] = await store.read(stream, version, "forwards", 1);
  const isKnown = event === "" || found?.unreadable !== undefined || found?.event.id === event;
  return isKnown ? found : undefined;
};

/** The last event that any reader was told of. */
export const lastSeen = async (
  db: Database,
): Promise<(Seen & { readonly lost: boolean }) | undefined> =>
  (
    await db.query<Seen & { lost: boolean }>(
      `select event, stream, version, lost from read.log_seen`,
    )
  ).rows[0];

/**
 * Before the checkpoints move, so that none is ever beyond it. What a table is built from is noted as well: a
 * reaction, which is never built, follows all of it.
 * @throws LogShorter where somebody has found it so meanwhile
 */
export const noteSeen = async (db: Database, batch: readonly StoredEvent[]): Promise<void> => {
  const last = batch.at(-1);
  if (!last) return;
  const { event, stream, version } = seenIn(last);
  const { rows } = await db.query<Seen>({
    name: "log seen",
    text: `with noted as (
        insert into read.log_seen as s (position, event, stream, version) values ($1, $2, $3, $4)
        on conflict (single) do update set position = $1, event = $2, stream = $3, version = $4
        where s.position < $1 and not s.lost)
      select event, stream, version from read.log_seen where lost`,
    values: [last.position, event, stream, version],
  });
  const [lost] = rows;
  if (lost) throw new LogShorter(lost);
};

/** By whoever has seen an event that the log does not hold any more: it is noted for all of them. */
export const noteLost = async (
  db: Database,
  one: Pick<StoredEvent, "event" | "position">,
): Promise<void> => {
  const { event, stream, version } = seenIn(one);
  await db.query(
    `insert into read.log_seen as s (position, event, stream, version, lost)
     values ($1, $2, $3, $4, true)
     on conflict (single) do update set position = $1, event = $2, stream = $3, version = $4, lost = true
     where not s.lost or s.position < $1`,
    [one.position, event, stream, version],
  );
};

/** @throws LogShorter */
export const refuseShorterLog = async (
  store: Pick<EventStore, "read">,
  db: Database,
): Promise<void> => {
  const seen = await lastSeen(db);
  if (!seen) return;
  if (!(await holds(store, seen))) throw new LogShorter(seen);
  // It was missed once, and has been put back.
  if (seen.lost) await db.query(`update read.log_seen set lost = false`);
};
