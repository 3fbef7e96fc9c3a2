import type { Viewer } from "#access/viewer.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import type { Tables } from "#projections/query.js";
import { toldSheet } from "../decisions/told-sheet.js";
import { labelDecisions, type LabelDecisionRow } from "./label-decisions.js";

export interface ToldLabelDecision extends Pick<
  LabelDecisionRow,
  "kind" | "outcome" | "session" | "motives"
> {
  readonly decidedOn: string;
  /** What makes the vote legal; a holder is told the decision, not the committee's votes. */
  readonly sheet?: LegalitySheet;
}

/** Those that a label records up to a version of it, in their order. */
export const toldLabelDecisions = async (
  tables: Tables,
  label: string,
  version: number,
  viewer: Viewer,
): Promise<readonly ToldLabelDecision[]> => {
  const rows = await tables.select<LabelDecisionRow>(
    `select c.* from ${tables.of(labelDecisions)} c
     where c.label = $1 and c.recorded <= $2 order by c.recorded`,
    [label, version],
  );
  return rows.map(({ kind, outcome, decided_on: decidedOn, session, motives, sheet }) => ({
    kind,
    outcome,
    decidedOn,
    session,
    motives,
    ...(viewer.capacity !== "carrier" && { sheet: toldSheet(sheet, viewer) }),
  }));
};
