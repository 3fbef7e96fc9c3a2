import type { Database } from "#projections/database.js";
import { eventLost } from "./go-on.js";

export interface OutboxStatus {
  readonly waiting: number;
  /** Those of them that wait for a day. */
  readonly dated: number;
  /** From before the reaction first ran; an operator releases them, or leaves them. */
  readonly held: number;
  /** The last few that no repeat would help, with the code of the refusal. */
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** How many were tried for long enough: they stay until somebody replays them. */
  readonly dead: number;
  /** The last few that wait to be tried again. */
  readonly failing: readonly { readonly id: string; readonly error: string }[];
}

const few = 20;

export const outboxStatus = async (db: Database): Promise<OutboxStatus> => {
  const { rows } = await db.query<Pick<OutboxStatus, "waiting" | "dated" | "held" | "dead">>(
    `select count(*) filter (where status = 'waiting')::int as waiting,
       count(*) filter (where status = 'waiting' and not_before is not null)::int as dated,
       count(*) filter (where status = 'held')::int as held,
       count(*) filter (where status = 'dead')::int as dead
     from read.outbox where status in ('waiting', 'held', 'dead')`,
  );
  const { rows: refused } = await db.query<{ id: string; code: string }>(
    `select id, code from read.outbox where status = 'refused' order by nth desc limit ${few}`,
  );
  const { rows: failing } = await db.query<{ id: string; error: string }>(
    `select id, error from read.outbox where status = 'waiting' and error is not null
     order by nth desc limit ${few}`,
  );
  return { ...(rows[0] ?? { waiting: 0, dated: 0, held: 0, dead: 0 }), refused, failing };
};

export interface OutboxFigures {
  /** By status; of those that wait, those whose day has come, those that have one, those that failed. */
  readonly counts: Readonly<
    Record<"due" | "dated" | "failing" | "held" | "refused" | "dead", number>
  >;
  /** Since when what is due longest has been so, by the folder's clock; null where nothing is. */
  readonly oldest: string | null;
}

/** @param now by the folder's clock */
export const outboxFigures = async (db: Database, now: string): Promise<OutboxFigures> => {
  const { rows } = await db.query<OutboxFigures["counts"] & Pick<OutboxFigures, "oldest">>(
    `with unsettled as materialized (
       select status, error, greatest(caused_at, not_before) as since,
         status = 'waiting' and coalesce(not_before, '') <= $1 as due
       from read.outbox where status <> 'done')
     select count(*) filter (where due)::int as due,
       count(*) filter (where status = 'waiting' and not due)::int as dated,
       count(*) filter (where status = 'waiting' and error is not null)::int as failing,
       count(*) filter (where status = 'held')::int as held,
       count(*) filter (where status = 'refused')::int as refused,
       count(*) filter (where status = 'dead')::int as dead,
       min(since) filter (where due) as oldest
     from unsettled`,
    [now],
  );
  const { oldest, ...counts } = rows[0] ?? nothing;
  return { counts, oldest };
};

const nothing = { due: 0, dated: 0, failing: 0, held: 0, refused: 0, dead: 0, oldest: null };

/** Lets go what a reaction held, for events from an instant on (UTC, ISO 8601). @returns how many */
export const releaseHeld = async (
  db: Database,
  reaction: string,
  from: string,
): Promise<number> => {
  const { rowCount } = await db.query(
    `update read.outbox set status = 'waiting', next_at = now()
     where reaction = $1 and status = 'held' and caused_at >= $2`,
    [reaction, from],
  );
  return rowCount ?? 0;
};

/** Who sends again what nobody would try any more. */
export interface Replaying {
  /** A person, or the engine where an operator has no token. */
  readonly by: string;
  /** By the folder's clock. */
  readonly at: string;
  /** Asked again under it, nothing more is sent. */
  readonly key: string;
}

/** Dead letters and refused messages go out again, as if for the first time. @returns how many */
export const replay = async (
  db: Database,
  which: { readonly id: string } | "all-dead",
  { by, at, key }: Replaying,
): Promise<number> => {
  const { rowCount } = await db.query(
    `update read.outbox set status = 'waiting', attempts = 0, failing_since = null, settled_at = null,
       handed_at = null, next_at = now(), replayed_by = $2, replayed_at = $3, replay_key = $4
     where replay_key is distinct from $4 and status in ('dead', 'refused')
       and code is distinct from '${eventLost}'
       and case when $1::text is null then status = 'dead' else id = $1 end`,
    [which === "all-dead" ? null : which.id, by, at, key],
  );
  return rowCount ?? 0;
};
