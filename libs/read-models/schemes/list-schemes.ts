import type { Sentence } from "#kernel/index.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { schemes, type SchemeRow } from "./schemes.js";

export class ListSchemes extends Paging {}

export interface ListedScheme {
  readonly id: string;
  readonly name: Sentence;
  /** The one in force. */
  readonly version: number;
  /** The last day on which a file is taken in. */
  readonly closesOn: string | null;
}

export const listSchemes = query({
  name: "schemes",
  path: "/schemes",
  summary: "Lists the schemes that are published, with the version in force and the closing day.",
  shape: ListSchemes,
  of: [schemes],
  run: async (tables, { after, limit = usualPage }) => {
    const conditions = new Conditions().add(
      after && readCursor(after)?.[2],
      (one) => `s.key > ${one}`,
    );
    const rows = await tables.select<SchemeRow>(
      `select s.* from ${tables.of(schemes)} s where ${conditions.where}
       order by s.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const named = await Promise.all(
      rows.map(async (row) => {
        const { name } = await readDefinition(tables, row.definition);
        return { row, name };
      }),
    );
    return pageOf(named, limit, listed, ({ row }) => ["id", "", row.key]);
  },
});

interface Named {
  readonly row: SchemeRow;
  readonly name: Sentence;
}

const listed = ({ row, name }: Named): ListedScheme => ({
  id: row.key,
  name,
  version: row.in_force,
  closesOn: row.closes_on,
});
