import type { Pool } from "pg";
import { beginning, type Position } from "#event-store/port.js";
import { liveTable } from "#projections/table.js";
import type { Moment } from "#projections/time-travel.js";
import { auditTrail } from "./audit-trail.js";

const table = liveTable(auditTrail);

/**
 * The last event recorded up to a moment. The clocks of several processes differ a little, so it is
 * the last by position among those that bear no later time. Answered from indexes.
 * @param at UTC, ISO 8601
 */
export const momentIn =
  (pool: Pool) =>
  async (at: string): Promise<Moment> => {
    const { rows } = await pool.query<{ position: Position | null; last: Position | null }>(
      `select (select max(key) from ${table} where at <= $1) as position,
         (select max(key) from ${table}) as last`,
      [new Date(at).toISOString()],
    );
    const { position, last } = rows[0] ?? { position: null, last: null };
    return { position: position ?? beginning, isLast: position === last };
  };
