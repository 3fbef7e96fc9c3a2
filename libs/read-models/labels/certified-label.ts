import { IsUUID } from "class-validator";
import { erased } from "#kernel/index.js";
import { lastPeriod } from "#labelling/label/held.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { query } from "#projections/query.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { labels } from "./labels.js";
import { titledLabel } from "./titled-label.js";

export class CertifiedLabel {
  @IsUUID() readonly id!: string;
}

/**
 * What the certificate of a label tells of it: what the register does. Asked by the server alone, for
 * anybody; nothing where the names that it would tell are erased.
 */
export const certifiedLabel = query({
  name: "certified-label",
  path: "/certificates/:id",
  summary: "Tells what a certificate does of its label.",
  shape: CertifiedLabel,
  of: [labels, initiatives, organisations],
  run: async (tables, { id }) => {
    const row = await titledLabel(tables, id);
    if (!row) return undefined;
    const { title, name: holder, number } = row;
    if (title === null || holder === null || [title, holder].includes(erased)) return undefined;
    const { held } = row.state;
    const { definition, periods } = held;
    const rules = await readDefinition(tables, definition);
    const term = { from: periods[0].from, until: lastPeriod(held).until };
    return { label: id, number, title, holder, ...term, rules, definition };
  },
});
