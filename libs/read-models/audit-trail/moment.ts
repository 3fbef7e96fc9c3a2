import type { Pool } from "pg";
import { beginning, type Position } from "#event-store/port.js";
import { liveTable } from "#projections/table.js";
import type { KnownMoment } from "#projections/time-travel.js";
import { auditTrail } from "./audit-trail.js";
import { hourOf, hours } from "./hours.js";

// Within the hour by the index on time, kept apart so that the planner does not walk back from the
// end of the log instead: it takes times and positions for unrelated.
const lastUpTo = `
  with within as materialized (select key from ${liveTable(auditTrail)} where at >= $1 and at <= $2)
  select greatest(
      (select max(last) from ${liveTable(hours)} where key < $1),
      (select max(key) from within)
    ) as position,
    (select min(position) from read.checkpoints
      where name in ('${auditTrail.name}', '${hours.name}')) as known`;

/**
 * The last event recorded up to a moment. The clocks of several processes differ a little, so it is
 * the last by position among those that bear no later time.
 * @param at UTC, ISO 8601
 */
export const momentIn =
  (pool: Pool) =>
  async (at: string): Promise<KnownMoment> => {
    const moment = new Date(at).toISOString();
    const { rows } = await pool.query<{ position: Position | null; known: Position | null }>(
      lastUpTo,
      [hourOf(moment), moment],
    );
    const { position, known } = rows[0] ?? { position: null, known: null };
    return { position: position ?? beginning, known: known ?? beginning };
  };
