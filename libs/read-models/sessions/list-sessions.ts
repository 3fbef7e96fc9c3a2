import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import type { Phase } from "#labelling/session/session.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { closedTo } from "../visible.js";
import { onlySessions } from "./only-sessions.js";
import { sessions, type SessionRow } from "./sessions.js";
import { listedItems, type ListedItem } from "./told-items.js";

/** Those that a session can be seen in. */
export const sessionPhases = [
  "convened",
  "open",
  "adjourned",
  "closed",
] as const satisfies readonly Phase[];

export class ListSessions extends Paging {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  /** Held on this day or later. */
  @IsOptional() @IsCalendarDay() readonly from?: string;
  /** Held on this day or earlier. */
  @IsOptional() @IsCalendarDay() readonly until?: string;
  @IsOptional() @IsIn(sessionPhases) readonly phase?: string;
}

export interface ListedSession {
  readonly id: string;
  readonly scheme: string;
  readonly heldOn: string;
  readonly place: string;
  readonly phase: Phase;
  readonly convening: 1 | 2;
  readonly items: readonly ListedItem[];
}

/** The calendar of committees: the first day first. */
export const listSessions = query({
  name: "sessions",
  path: "/sessions",
  summary: "Lists sessions of committees by day, each with its agenda and what was decided.",
  shape: ListSessions,
  of: [sessions],
  run: async (tables, { scheme, from, until, phase, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(scheme, (one) => `s.scheme = ${one}`)
      .add(from, (one) => `s.held_on >= ${one}`)
      .add(until, (one) => `s.held_on <= ${one}`)
      .add(phase, (one) => `s.phase = ${one}`);
    onlySessions(conditions, tables, viewer);
    onlyAfter(conditions, after, "s.held_on", "s.key");
    const closed = await closedTo(tables, viewer);
    const rows = await tables.select<SessionRow>(
      `select s.* from ${tables.of(sessions)} s where ${conditions.where}
       order by s.held_on, s.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: SessionRow): ListedSession => ({
      id: row.key,
      scheme: row.scheme,
      heldOn: row.held_on,
      place: row.place,
      phase: row.phase,
      convening: row.state.convening,
      items: listedItems(row, closed),
    });
    return pageOf(rows, limit, item, ({ held_on: day, key }) => ["held", day, key]);
  },
});
