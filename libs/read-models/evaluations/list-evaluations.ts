import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from "class-validator";
import type { Viewer } from "#access/viewer.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { initiatives } from "../initiatives/initiatives.js";
import { labels } from "../labels/labels.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { evaluations, type EvaluationRow } from "./evaluations.js";
import { onlyEvaluations } from "./only-evaluations.js";

export const evaluationPhases = [
  "under-way",
  "submitted",
] as const satisfies readonly EvaluationRow["phase"][];

export class ListEvaluations extends Paging {
  @IsOptional() @IsUUID() readonly initiative?: string;
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  @IsOptional() @IsIn(evaluationPhases) readonly phase?: string;
}

export interface ListedEvaluation {
  readonly id: string;
  readonly label: string;
  readonly initiative: string;
  readonly title: string | null;
  readonly scheme: string;
  /** The version of the grid that it follows. */
  readonly grid: number;
  /** Null to a carrier, who deals with the secretariat. */
  readonly evaluator: string | null;
  readonly phase: EvaluationRow["phase"];
  readonly startedOn: string;
  readonly submittedOn: string | null;
}

/** Without its words, which a list leaves where they are. */
type TitledRow = { readonly title: string | null } & Pick<
  EvaluationRow,
  "key" | "label" | "initiative" | "scheme" | "evaluator" | "phase" | "started_on" | "state"
>;

export const listEvaluations = query({
  name: "evaluations",
  path: "/evaluations",
  summary: "Lists the evaluations of labelled initiatives, under way and submitted.",
  shape: ListEvaluations,
  of: [evaluations, labels, initiatives],
  run: async (tables, { initiative, scheme, phase, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(initiative, (one) => `e.initiative = ${one}`)
      .add(scheme, (one) => `e.scheme = ${one}`)
      .add(phase, (one) => `e.phase = ${one}`);
    await onlyEvaluations(conditions, tables, viewer);
    onlyAfter(conditions, after, "e.started_on", "e.key");
    const rows = await tables.select<TitledRow>(
      `select e.key, e.label, e.initiative, e.scheme, e.evaluator, e.phase, e.started_on, e.state,
         i.title from ${tables.of(evaluations)} e
       left join ${tables.of(labels)} l on l.key = e.label
       left join ${tables.of(initiatives)} i on i.key = e.initiative
       where ${conditions.where}
       order by e.started_on, e.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: TitledRow) => listed(row, viewer);
    return pageOf(rows, limit, item, (row) => ["started", row.started_on, row.key]);
  },
});

export const listed = (row: TitledRow, { capacity }: Viewer): ListedEvaluation => ({
  id: row.key,
  label: row.label,
  initiative: row.initiative,
  title: row.title,
  scheme: row.scheme,
  grid: row.state.grid,
  evaluator: capacity === "carrier" ? null : row.evaluator,
  phase: row.phase,
  startedOn: row.started_on,
  submittedOn: row.state.phase === "submitted" ? row.state.submittedOn : null,
});
