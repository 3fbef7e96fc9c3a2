import type { Viewer } from "#access/viewer.js";
import type { Condition } from "#labelling/session/question.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import type { Tables } from "#projections/query.js";
import { mayReadBallots } from "../sessions/told-items.js";
import { decisions, type DecisionRow } from "./decisions.js";

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

/** Those that a file records up to a version of it, in their order; the last one holds. */
export const toldDecisions = async (
  tables: Tables,
  file: string,
  version: number,
  viewer: Viewer,
): Promise<readonly ToldDecision[]> => {
  const rows = await tables.select<DecisionRow>(
    `select c.* from ${tables.of(decisions)} c
     where c.application = $1 and c.recorded <= $2 order by c.recorded`,
    [file, version],
  );
  return rows.map((row) => told(row, viewer));
};

const told = (row: DecisionRow, viewer: Viewer): ToldDecision => ({
  session: row.session,
  outcome: row.outcome,
  decidedOn: row.decided_on,
  motives: row.motives,
  conditions: row.outcome === "granted-with-conditions" ? row.conditions : [],
  ...(row.sheet && viewer.capacity !== "carrier" && { sheet: shownTo(viewer, row.sheet) }),
});

/** Who voted which way in the open is for those who sat, and for who audits it. */
export const shownTo = (viewer: Viewer, sheet: LegalitySheet): LegalitySheet => {
  if (mayReadBallots(sheet.roll, viewer)) return sheet;
  const { votes: _, ...rest } = sheet;
  return rest;
};
