import type { Viewer } from "#access/viewer.js";
import { labelMatters } from "#labelling/label/events.js";
import { isOfFile, type Matter, matterKinds } from "#labelling/session/matter.js";
import type { Condition } from "#labelling/session/question.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import type { Tables } from "#projections/query.js";
import { decisions, type DecisionRow } from "./decisions.js";
import { toldSheet } from "./told-sheet.js";

export interface ToldDecision {
  /** Null where silence decided. */
  readonly session: string | null;
  readonly outcome: DecisionRow["outcome"];
  readonly decidedOn: string | null;
  readonly motives: string | null;
  /** Those that the decision sets, in the words of the question that was put. */
  readonly conditions: readonly Condition[];
  /** What makes the vote legal; a carrier is told the decision, not the committee's votes. */
  readonly sheet?: LegalitySheet;
}

/** A decision on a label sets no conditions. */
export interface ToldLabelDecision extends Omit<ToldDecision, "conditions"> {
  readonly kind: DecisionRow["kind"];
}

/** Those that a file records up to a version of it, in their order; the last one holds. */
export const toldDecisions = async (
  tables: Tables,
  file: string,
  version: number,
  viewer: Viewer,
): Promise<readonly ToldDecision[]> => {
  const rows = await recorded(tables, file, version, matterKinds.filter(isOfFile));
  return rows.map((row) => told(row, viewer));
};

/** Those that a label records up to a version of it, in their order. */
export const toldLabelDecisions = async (
  tables: Tables,
  label: string,
  version: number,
  viewer: Viewer,
): Promise<readonly ToldLabelDecision[]> => {
  const rows = await recorded(tables, label, version, labelMatters);
  return rows.map((row) => {
    const { conditions: _, ...decision } = told(row, viewer);
    return { kind: row.kind, ...decision };
  });
};

/** A label bears the id of its file: what was asked tells whose decision it is. */
const recorded = (
  tables: Tables,
  matter: string,
  version: number,
  kinds: readonly Matter["kind"][],
): Promise<readonly DecisionRow[]> =>
  tables.select<DecisionRow>(
    `select c.* from ${tables.of(decisions)} c
     where c.matter = $1 and c.recorded <= $2 and c.kind = any($3::text[])
       and c.outcome is not null
     order by c.recorded`,
    [matter, version, kinds],
  );

/** All that sessions have drawn on a matter, in the order of their days. */
export const drawnDecisions = async (
  tables: Tables,
  matter: string,
  viewer: Viewer,
): Promise<readonly ToldDecision[]> => {
  const rows = await tables.select<DecisionRow>(
    `select c.* from ${tables.of(decisions)} c
     where c.matter = $1 and c.session is not null and c.outcome is not null
     order by c.decided_on, c.key`,
    [matter],
  );
  return rows.map((row) => told(row, viewer));
};

const told = (row: DecisionRow, viewer: Viewer): ToldDecision => ({
  session: row.session,
  outcome: row.outcome,
  decidedOn: row.decided_on,
  motives: row.motives,
  conditions: row.outcome === "granted-with-conditions" ? row.conditions : [],
  ...(row.sheet && viewer.capacity !== "carrier" && { sheet: toldSheet(row.sheet, viewer) }),
});
