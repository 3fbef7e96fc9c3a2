import type { Tables } from "#projections/query.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { type LabelRow, labels } from "./labels.js";

/** With the title of its initiative and the name of its holder, where they are there. */
export interface TitledRow extends LabelRow {
  readonly title: string | null;
  readonly name: string | null;
}

/** Columns and tables of such rows: `l`, `i` and `o`. */
export const titled = {
  columns: "l.*, i.title, o.name",
  from: (tables: Tables): string =>
    `${tables.of(labels)} l
     left join ${tables.of(initiatives)} i on i.key = l.initiative
     left join ${tables.of(organisations)} o on o.key = l.organisation`,
} as const;

export const titledLabel = async (tables: Tables, id: string): Promise<TitledRow | undefined> => {
  const [row] = await tables.select<TitledRow>(
    `select ${titled.columns} from ${titled.from(tables)} where l.key = $1`,
    [id],
  );
  return row;
};
