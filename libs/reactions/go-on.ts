import type { Pool } from "pg";
import type { Position } from "#event-store/port.js";
import { idOf, kindOf, type Command, type StreamName } from "#kernel/index.js";

/** A message in the outbox, and the event that it answers. */
export interface Caused {
  readonly id: string;
  readonly cause: string;
  readonly status: string;
  readonly command: string;
  readonly target: string;
}

/** Its event is not in the log any more: it is never sent, nor sent again. */
export const eventLost = "EVENT_LOST";

export const causesInOutbox = async (pool: Pool): Promise<Set<string>> => {
  const { rows } = await pool.query<{ cause: string }>(`select distinct cause from read.outbox`);
  return new Set(rows.map(({ cause }) => cause));
};

export const messagesOf = async (
  pool: Pool,
  causes: readonly string[],
): Promise<readonly Caused[]> =>
  (
    await pool.query<Caused>(
      `select id, cause, status, command, target from read.outbox where cause = any($1) order by nth`,
      [causes],
    )
  ).rows;

export interface GoingOn {
  /** The names of the read models. */
  readonly models: readonly string[];
  /** Events that messages answer, and the log does not hold. */
  readonly orphans: readonly string[];
  /** Streams that lack events. */
  readonly streams: readonly StreamName[];
  readonly commands: readonly Pick<Command, "type" | "on">[];
  /** Where the last event stands that was there before and is still. */
  readonly left: Position;
}

/**
 * Has everything that is read off a log begin anew on what is left of it, all of it or nothing. Nobody may be
 * at work meanwhile. Read models are built anew. Reactions come to know again what they must, from the
 * beginning: what they have sent is in the outbox and not sent again; what they would send of it now, and did not
 * then, is held. Messages about what is missing are let go. Commands to streams that lack their end
 * are given again, under their own keys: what they led to may be what is missing.
 */
export const goOn = async (pool: Pool, going: GoingOn): Promise<void> => {
  const { models, orphans, streams, commands, left } = going;
  const again = streams.flatMap((stream) =>
    commands
      .filter(({ on }) => on.kind === kindOf(stream))
      .map(({ type }) => ({ command: type, target: idOf(stream) })),
  );
  const client = await pool.connect();
  const steps: readonly (readonly [string, ...unknown[]])[] = [
    ["lock table read.checkpoints in exclusive mode"],
    [
      `update read.outbox set status = 'refused', settled_at = now(), error = null, handed_at = null
       where cause = any($1) and status <> 'done'`,
      orphans,
    ],
    [`update read.outbox set code = '${eventLost}' where cause = any($1)`, orphans],
    [
      `update read.outbox o set status = 'waiting', code = null, attempts = 0, failing_since = null,
         settled_at = null, handed_at = null, next_at = now()
       from json_to_recordset($1::json) as a(command text, target text)
       where o.command = a.command and o.target = a.target and o.status in ('done', 'refused')
         and o.code is distinct from '${eventLost}'`,
      JSON.stringify(again),
    ],
    [
      `update read.reaction_starts s set quiet_until = greatest(
         least(s.quiet_until, $1 collate "C"),
         (select least(c.position, $1 collate "C") from read.checkpoints c
          where c.name = 'reaction ' || s.reaction))`,
      left,
    ],
    ["delete from read.reaction_states"],
    ["delete from read.failures"],
    [
      `update read.checkpoints set position = '', events = 0, stopped = null, generation = generation + 1,
         version = case when name = any($1) then 0 else version end`,
      models,
    ],
    ["delete from read.log_seen"],
  ];
  try {
    await client.query("begin");
    for (const [text, ...values] of steps) await client.query(text, values);
    await client.query("commit");
  } catch (fault) {
    await client.query("rollback").catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
};
