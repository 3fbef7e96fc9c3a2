import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { committees, type CommitteeRow } from "./committees.js";
import { listedOn } from "./told-committee.js";

export class ListCommittees extends Paging {}

export const listCommittees = query({
  name: "committees",
  path: "/committees",
  summary: "Lists committees with their seats and who chairs them today.",
  shape: ListCommittees,
  of: [committees],
  run: async (tables, { after, limit = usualPage }) => {
    const conditions = new Conditions().add(
      after && readCursor(after)?.[2],
      (one) => `b.key > ${one}`,
    );
    const rows = await tables.select<CommitteeRow>(
      `select b.* from ${tables.of(committees)} b where ${conditions.where}
       order by b.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: CommitteeRow) => listedOn(row, tables.today);
    return pageOf(rows, limit, item, ({ key }) => ["key", "", key]);
  },
});
