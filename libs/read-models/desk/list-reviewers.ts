import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { instructions } from "./instructions.js";
import { reviews } from "./reviews.js";

export class ListReviewers extends Paging {}

/** How much somebody has been asked for, and what has come of it. */
export interface ReviewerLoad {
  readonly person: string;
  /** Those that they have been asked for as its member. */
  readonly institutions: readonly string[];
  /** Reviews ever asked for; what follows are parts of it. */
  readonly asked: number;
  readonly awaited: number;
  /** Awaited beyond their day. */
  readonly late: number;
  readonly in: number;
  readonly declined: number;
}

/** Who was replaced or turned out to be tied was asked, and is in no other count. */
export const listReviewers = query({
  name: "reviewers",
  path: "/reviewers",
  summary: "Lists reviewers with their load: reviews asked for, awaited, late, in, declined.",
  shape: ListReviewers,
  of: [reviews, instructions],
  run: async (tables, { after, limit = usualPage }) => {
    const conditions = new Conditions().add(
      after && readCursor(after)?.[2],
      (one) => `r.person > ${one}`,
    );
    const awaited = "r.standing = 'awaited' and n.phase = 'open'";
    const today = conditions.parameter(tables.today);
    const rows = await tables.select<ReviewerLoad>(
      `select r.person, array_agg(distinct r.institution order by r.institution) as institutions,
         count(*)::integer as asked,
         (count(*) filter (where ${awaited}))::integer as awaited,
         (count(*) filter (where ${awaited} and r.due_on < ${today}))::integer as late,
         (count(*) filter (where r.standing = 'in'))::integer as "in",
         (count(*) filter (where r.standing = 'declined'))::integer as declined
       from ${tables.of(reviews)} r join ${tables.of(instructions)} n on n.key = r.application
       where ${conditions.where}
       group by r.person order by r.person limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ person }) => ["person", "", person],
    );
  },
});
