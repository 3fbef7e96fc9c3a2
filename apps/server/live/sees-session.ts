import { maySee } from "#access/sight.js";
import { query } from "#projections/query.js";
import { Conditions } from "#read-models/conditions.js";
import { onlySessions } from "#read-models/sessions/only-sessions.js";
import { sessions } from "#read-models/sessions/sessions.js";
import { closedTo } from "#read-models/visible.js";

class SeesSession {
  readonly id!: string;
  /** The items that something happened to; none where it happened to the session as a whole. */
  readonly items!: readonly string[];
}

/** Whether the board would show the viewer something new: of an item closed to them it shows nothing. */
export const seesSession = query({
  name: "sees-session",
  path: "/changes",
  summary: "Tells whether the viewer may see a session, or one of some items of it.",
  shape: SeesSession,
  of: [sessions],
  run: async (tables, { id, items }, viewer): Promise<true | undefined> => {
    if (!maySee("session", viewer)) return undefined;
    const conditions = new Conditions().add(id, (one) => `s.key = ${one}`);
    onlySessions(conditions, tables, viewer);
    const rows = await tables.select(
      `select 1 as seen from ${tables.of(sessions)} s where ${conditions.where}`,
      conditions.values,
    );
    if (rows.length === 0) return undefined;
    if (items.length === 0) return true;
    const closed = await closedTo(tables, viewer);
    return items.some((item) => !closed.has(item)) ? true : undefined;
  },
});
