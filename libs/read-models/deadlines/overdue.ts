import type { Database } from "#projections/database.js";
import { liveTable } from "#projections/table.js";
import { deadlines } from "./deadlines.js";

/** Files with a deadline that has run out and is not recorded so; undefined while the table is built. */
export const overdueDeadlines = async (
  db: Database,
  today: string,
): Promise<number | undefined> => {
  const table = liveTable(deadlines);
  const { rows: there } = await db.query(`select where to_regclass($1) is not null`, [table]);
  if (there.length === 0) return undefined;
  const { rows } = await db.query<{ overdue: number }>(
    `select count(*)::int as overdue from ${table} where coalesce(next_due, '9999-12-31') < $1`,
    [today],
  );
  return rows[0]?.overdue;
};
