import { IsUUID } from "class-validator";
import { streamName } from "#kernel/index.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyVisible } from "../visible.js";
import { listed, type ListedOrganisation } from "./list-organisations.js";
import { organisations, type OrganisationRow } from "./organisations.js";

export class ShowOrganisation {
  @IsUUID() readonly id!: string;
}

/** With its stream and version: whoever amends it says which version was read. */
export interface OrganisationDetail extends ListedOrganisation {
  readonly stream: string;
  readonly version: number;
}

export const showOrganisation = query({
  name: "organisation",
  path: "/organisations/:id",
  summary: "Shows what is known of an organisation.",
  shape: ShowOrganisation,
  of: [organisations],
  run: async (tables, { id }, viewer): Promise<OrganisationDetail | undefined> => {
    const conditions = new Conditions().add(id, (one) => `g.key = ${one}`);
    onlyVisible(conditions, "g.key", tables, viewer);
    const [row] = await tables.select<OrganisationRow>(
      `select g.* from ${tables.of(organisations)} g where ${conditions.where}`,
      conditions.values,
    );
    const stream = streamName("organisation", id);
    return row && { ...listed(row), stream, version: row.version };
  },
});
