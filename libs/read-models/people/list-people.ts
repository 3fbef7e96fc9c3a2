import { IsOptional, IsString, MaxLength } from "class-validator";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { hasTerm, searchTerms } from "../words.js";
import { people, type PersonRow } from "./people.js";

export class ListPeople extends Paging {
  /** Words of the name or the mail address; beginnings do. */
  @IsOptional() @IsString() @MaxLength(200) readonly search?: string;
  /** The whole address; capitals do not matter. */
  @IsOptional() @IsString() @MaxLength(254) readonly email?: string;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: PersonRow["roles"];
}

export const listPeople = query({
  name: "people",
  path: "/people",
  summary: "Lists the people who are registered, with their roles.",
  shape: ListPeople,
  of: [people],
  run: async (tables, { search, email, after, limit = usualPage }) => {
    const conditions = new Conditions().add(email, (one) => `lower(p.email) = lower(${one})`);
    for (const term of await searchTerms(tables, search))
      conditions.add(term, (one) => hasTerm("p", one));
    onlyAfter(conditions, after, "p.name", "p.key");
    const rows = await tables.select<PersonRow>(
      `select p.* from ${tables.of(people)} p where ${conditions.where}
       order by p.name, p.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, ({ name, key }) => ["name", name, key]);
  },
});

const listed = ({ key, name, email, roles }: PersonRow): ListedPerson => ({
  id: key,
  name,
  email,
  roles,
});
