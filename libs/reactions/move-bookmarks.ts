import type { Pool } from "pg";
import type { Position } from "#event-store/port.js";

/**
 * Where each bookmark stands: of reactions, which go on from there, and of messages that say from
 * where to go on; read models are built anew.
 */
const bookmarks = `
  select position from read.checkpoints where not (name = any($1))
  union select quiet_until from read.reaction_starts
  union select position from read.log_seen
  union select position from read.failures where not (name = any($1))
  union select body->>'after' from read.outbox where status in ('waiting', 'held')`;

/** Every position that something is to be done from. @param models the names of the read models */
export const bookmarkedPositions = async (
  pool: Pool,
  models: readonly string[],
): Promise<ReadonlySet<Position>> => {
  const { rows } = await pool.query<{ position: Position | null }>(bookmarks, [models]);
  return new Set(rows.flatMap(({ position }) => position || []));
};

/**
 * Puts each bookmark where the same event stands in another log, all of them or none, and has the
 * read models built anew: their rows hold positions as well. Nobody may be at work meanwhile.
 * @param moved from a position in the one log to that in the other
 */
export const moveBookmarks = async (
  pool: Pool,
  models: readonly string[],
  moved: ReadonlyMap<Position, Position>,
): Promise<void> => {
  const table = JSON.stringify([...moved].map(([from, to]) => ({ from, to })));
  const here = `from json_to_recordset($1::json) as m("from" text, "to" text)`;
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("lock table read.checkpoints in exclusive mode");
    await client.query(
      `update read.checkpoints set position = m."to", generation = generation + 1 ${here}
       where position = m."from" and not (name = any($2))`,
      [table, models],
    );
    await client.query(
      `update read.reaction_starts set quiet_until = m."to" ${here} where quiet_until = m."from"`,
      [table],
    );
    await client.query(
      `update read.failures set position = m."to" ${here}
       where position = m."from" and not (name = any($2))`,
      [table, models],
    );
    await client.query(
      `update read.outbox set body = jsonb_set(body, '{after}', to_jsonb(m."to")) ${here}
       where body->>'after' = m."from" and status in ('waiting', 'held')`,
      [table],
    );
    await client.query(
      `update read.log_seen set position = m."to" ${here} where position = m."from"`,
      [table],
    );
    await client.query(`delete from read.failures where name = any($1)`, [models]);
    await client.query(
      `update read.checkpoints set version = 0, position = '', generation = generation + 1
       where name = any($1)`,
      [models],
    );
    await client.query("commit");
  } catch (fault) {
    await client.query("rollback").catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
};
