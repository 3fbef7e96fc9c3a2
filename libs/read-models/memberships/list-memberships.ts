import { IsOptional, IsUUID } from "class-validator";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { onlyVisible } from "../visible.js";
import { memberships, type MembershipRow } from "./memberships.js";

export class ListMemberships extends Paging {
  @IsOptional() @IsUUID() readonly organisation?: string;
  @IsOptional() @IsUUID() readonly person?: string;
}

export interface ListedMembership {
  readonly organisation: string;
  readonly person: string;
  /** What the person may do with the organisation's files; null for a signatory who was not invited. */
  readonly right: MembershipRow["right_given"];
  readonly signatory: boolean;
  /** In which a signatory commits the organisation; null for who is none. */
  readonly role: string | null;
}

export const listMemberships = query({
  name: "memberships",
  path: "/memberships",
  summary: "Lists who may act for which organisation.",
  shape: ListMemberships,
  of: [memberships],
  run: async (tables, { organisation, person, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(organisation, (one) => `p.organisation = ${one}`)
      .add(person, (one) => `p.person = ${one}`)
      .add(after && readCursor(after)?.[2], (one) => `p.key > ${one}`);
    onlyVisible(conditions, "p.organisation", tables, viewer);
    const rows = await tables.select<MembershipRow>(
      `select p.* from ${tables.of(memberships)} p where ${conditions.where}
       order by p.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, ({ key }) => ["key", "", key]);
  },
});

const listed = (row: MembershipRow): ListedMembership => ({
  organisation: row.organisation,
  person: row.person,
  right: row.right_given,
  signatory: row.signatory,
  role: row.role,
});
