import type { Pool } from "pg";
import { beginning, type EventStore, type Position, type StoredEvent } from "#event-store/port.js";
import type { StreamName } from "#kernel/index.js";
import type { Place, Recovery } from "#labelling/origin/origin.js";
import { holds, lastSeen, type Seen, seenIn } from "#projections/log-seen.js";
import { type Caused, causesInOutbox, messagesOf } from "#reactions/go-on.js";

/** What was seen of a log that it does not hold any more, as far as anybody knows. */
export interface Loss extends Omit<Recovery, "reason"> {
  /** The streams that lack events, and how many each. */
  readonly streams: ReadonlyMap<StreamName, number>;
  /** Where the last event stands that was there before and is still. */
  readonly left: Position;
  /** What rests on events that are not there. */
  readonly messages: readonly Caused[];
}

const page = 1_000;

/** @returns undefined where the log holds all that was seen of it */
export const lossOf = async (
  store: EventStore,
  pool: Pool,
  progress: (events: number) => void,
  signal: AbortSignal,
): Promise<Loss | undefined> => {
  const seen = await lastSeen(pool);
  if (!seen || (await holds(store, seen))) return undefined;
  const orphans = await causesInOutbox(pool);
  let [events, last]: [number, StoredEvent | undefined] = [0, undefined];
  for (;;) {
    signal.throwIfAborted();
    const stored = await store.readAll(last?.position ?? beginning, page);
    if (stored.length === 0) break;
    for (const { event } of stored) orphans.delete(event.id);
    last = stored.at(-1);
    progress((events += stored.length));
  }
  if (!last) throw new Error("a log without any event cannot be recovered");
  const { missing, common } = await missingIn(store, pool);
  const all = new Map([...missing, seen].map((one) => [`${one.stream} ${one.version}`, one]));
  const streams = new Map<StreamName, number>();
  for (const { stream } of all.values()) streams.set(stream, (streams.get(stream) ?? 0) + 1);
  return {
    seen: placeOf(seen, await indexIn(pool, seen)),
    end: placeOf(seenIn(last), events),
    missing: all.size,
    streams,
    left: common?.position ?? last.position,
    messages: await messagesOf(pool, [...orphans]),
  };
};

const placeOf = ({ event, stream, version }: Seen, index: number | null): Place => ({
  event: event || null,
  stream,
  version,
  index,
});

/** From the last event that the audit trail has read back to the last one that the log still holds. */
const missingIn = async (store: EventStore, pool: Pool) => {
  const missing: Seen[] = [];
  if (!(await hasTrail(pool))) return { missing };
  for (let before = "~"; ;) {
    const { rows } = await pool.query<Seen & { key: string }>(
      `select key, event, stream, version from read.audit_trail
       where key collate "C" < $1 order by key collate "C" desc limit ${page}`,
      [before],
    );
    for (const row of rows) {
      const common = await holds(store, row);
      // Where nothing of it is missing, the log may have gone on beyond it.
      if (common) return missing.length > 0 ? { missing, common } : { missing };
      missing.push({ event: row.event, stream: row.stream, version: row.version });
      before = row.key;
    }
    if (rows.length === 0) return { missing };
  }
};

/** Which of all events it was, if the audit trail has read it. */
const indexIn = async (pool: Pool, { event }: Seen): Promise<number | null> => {
  if (!(await hasTrail(pool))) return null;
  const { rows } = await pool.query<{ nth: number }>(
    `select (select count(*)::int from read.audit_trail o where o.key collate "C" <= a.key collate "C")
       as nth from read.audit_trail a where a.event = $1`,
    [event],
  );
  return rows[0]?.nth ?? null;
};

const hasTrail = async (pool: Pool): Promise<boolean> => {
  const { rows } = await pool.query(`select where to_regclass('read.audit_trail') is not null`);
  return rows.length > 0;
};
