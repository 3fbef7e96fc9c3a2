import { IsOptional, IsUUID } from "class-validator";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { onlyVisible } from "../visible.js";
import { initiatives, type InitiativeRow } from "./initiatives.js";

export class ListInitiatives extends Paging {
  @IsOptional() @IsUUID() readonly organisation?: string;
}

export interface ListedInitiative {
  readonly id: string;
  readonly organisation: string;
  readonly title: string;
  /** Its application at work, if it has one. */
  readonly application: string | null;
}

export const listInitiatives = query({
  name: "initiatives",
  path: "/initiatives",
  summary: "Lists initiatives, each with its application at work.",
  shape: ListInitiatives,
  of: [initiatives],
  run: async (tables, { organisation, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions().add(organisation, (one) => `i.organisation = ${one}`);
    onlyVisible(conditions, "i.organisation", tables, viewer);
    onlyAfter(conditions, after, "i.organisation", "i.key");
    const rows = await tables.select<InitiativeRow>(
      `select i.* from ${tables.of(initiatives)} i where ${conditions.where}
       order by i.organisation, i.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, (row) => ["organisation", row.organisation, row.key]);
  },
});

const listed = ({ key, organisation, title, live }: InitiativeRow): ListedInitiative => ({
  id: key,
  organisation,
  title,
  application: live,
});
