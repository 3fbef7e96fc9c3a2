import { IsOptional, IsString, Matches, MaxLength } from "class-validator";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { onlyVisible } from "../visible.js";
import { hasTerm, searchTerms } from "../words.js";
import { organisations, type OrganisationRow } from "./organisations.js";

export class ListOrganisations extends Paging {
  /** Words of its name; beginnings do. */
  @IsOptional() @IsString() @MaxLength(200) readonly search?: string;
  /** The whole name, letter for letter. */
  @IsOptional() @IsString() @MaxLength(300) readonly name?: string;
  /** Commune code of the seat. */
  @IsOptional() @Matches(/^[0-9AB]{5}$/) readonly seat?: string;
}

export interface ListedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly seat: string | null;
  readonly actsIn: readonly string[];
  readonly regionalOrigin: boolean;
  readonly institution: string | null;
  readonly identifier: { readonly kind: string; readonly value: string };
}

export const listOrganisations = query({
  name: "organisations",
  path: "/organisations",
  summary: "Lists organisations by name and seat.",
  shape: ListOrganisations,
  of: [organisations],
  run: async (tables, { search, name, seat, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(name, (one) => `g.name = ${one}`)
      .add(seat, (one) => `g.seat = ${one}`);
    for (const term of await searchTerms(tables, search))
      conditions.add(term, (one) => hasTerm("g", one));
    onlyVisible(conditions, "g.key", tables, viewer);
    onlyAfter(conditions, after, "g.name", "g.key");
    const rows = await tables.select<OrganisationRow>(
      `select g.* from ${tables.of(organisations)} g where ${conditions.where}
       order by g.name, g.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, ({ name: last, key }) => ["name", last, key]);
  },
});

export const listed = (row: OrganisationRow): ListedOrganisation => ({
  id: row.key,
  name: row.name,
  kind: row.kind,
  seat: row.seat,
  actsIn: row.acts_in,
  regionalOrigin: row.regional_origin,
  institution: row.institution,
  identifier: { kind: row.identifier_kind, value: row.identifier },
});
