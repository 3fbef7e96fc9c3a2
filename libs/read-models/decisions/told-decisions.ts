import type { Viewer } from "#access/viewer.js";
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

/** Those that a file records up to a version of it, in their order; the last one holds. */
export const toldDecisions = async (
  tables: Tables,
  file: string,
  version: number,
  viewer: Viewer,
): Promise<readonly ToldDecision[]> => {
  const rows = await tables.select<DecisionRow>(
    `select c.* from ${tables.of(decisions)} c
     where c.matter = $1 and c.recorded <= $2 order by c.recorded`,
    [file, version],
  );
  return rows.map((row) => told(row, viewer));
};

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
