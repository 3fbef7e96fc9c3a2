import { IsOptional, IsString, MaxLength } from "class-validator";
import { streamName } from "#kernel/index.js";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import { rollOn } from "#labelling/committee/mandates.js";
import { query } from "#projections/query.js";
import { committees, type CommitteeRow } from "./committees.js";
import { judges } from "../visible.js";
import { memberNames, named } from "./member-names.js";
import { listedOn, type CommitteeDetail } from "./told-committee.js";

export class ShowCommittee {
  @IsString() @MaxLength(64) readonly id!: string;
  /** Who sits and who chairs on this day; today when it is absent. */
  @IsOptional() @IsCalendarDay() readonly on?: string;
}

export const showCommittee = query({
  name: "committee",
  path: "/committees/:id",
  summary: "Shows who sits on a committee on a day, who chairs it, and every mandate.",
  shape: ShowCommittee,
  of: [committees],
  run: async (tables, { id, on = tables.today }, viewer): Promise<CommitteeDetail | undefined> => {
    const [row] = await tables.select<CommitteeRow>(
      `select b.* from ${tables.of(committees)} b where b.key = $1`,
      [id],
    );
    if (!row) return undefined;
    const ends = judges(viewer) ? {} : row.ends;
    const nameOf = await memberNames(tables, id, row.state.mandates, viewer);
    const mandates = row.state.mandates.map(({ until = null, ...one }) => ({
      ...one,
      until,
      name: nameOf(one.person),
      motives: ends[one.mandate] ?? null,
    }));
    return {
      ...listedOn(row, on),
      stream: streamName("committee", id),
      version: row.version,
      roll: named(rollOn(row.state, on), nameOf),
      mandates,
    };
  },
});
