import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import { dayAfter } from "#labelling/calendar/delay.js";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { aggregates } from "#labelling/registry.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { auditTrail, type AuditRow } from "./audit-trail.js";

const eventTypes = aggregates.flatMap(({ events }) => Object.keys(events)).sort();

export class SearchAuditTrail extends Paging {
  /** Everything that happened in one stream: `application-…`. */
  @IsOptional() @IsString() @MaxLength(200) readonly stream?: string;
  @IsOptional() @IsString() @MaxLength(64) readonly actor?: string;
  @IsOptional() @IsIn(eventTypes) readonly type?: string;
  /** First day, in Paris. */
  @IsOptional() @IsCalendarDay() readonly from?: string;
  /** Last day, in Paris, that day included. */
  @IsOptional() @IsCalendarDay() readonly until?: string;
}

export interface AuditEntry {
  readonly event: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly as: string; readonly for: string | null };
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly command: { readonly id: string; readonly type: string };
  /** The event that this one answers. */
  readonly cause: string | null;
  readonly hash: string;
}

/** The latest first. */
export const searchAuditTrail = query({
  name: "audit-trail",
  path: "/audit-trail",
  summary: "Lists every recorded event: when, by whom, in which capacity, why, and its hash.",
  shape: SearchAuditTrail,
  of: [auditTrail],
  run: async (tables, { stream, actor, type, from, until, after, limit = usualPage }) => {
    const conditions = new Conditions()
      .add(stream, (one) => `stream = ${one}`)
      .add(actor, (one) => `actor = ${one}`)
      .add(type, (one) => `type = ${one}`)
      .add(from && parisMidnight(from), (one) => `at >= ${one}`)
      .add(until && parisMidnight(dayAfter(until)), (one) => `at < ${one}`)
      .add(after && readCursor(after)?.[2], (one) => `key < ${one}`);
    const rows = await tables.select<AuditRow>(
      `select * from ${tables.of(auditTrail)} where ${conditions.where}
       order by key desc limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, entry, ({ key }) => ["log", "", key]);
  },
});

const entry = (row: AuditRow): AuditEntry => ({
  event: row.event,
  at: row.at,
  actor: { id: row.actor, as: row.capacity, for: row.acted_for },
  stream: row.stream,
  version: row.version,
  type: row.type,
  command: { id: row.command, type: row.command_type },
  cause: row.cause,
  hash: row.hash,
});
