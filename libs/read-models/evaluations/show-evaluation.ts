import { IsUUID } from "class-validator";
import { type Sentence, streamName } from "#kernel/index.js";
import { query, type Tables } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { grids, type GridRow } from "../grids/grids.js";
import { initiatives } from "../initiatives/initiatives.js";
import { labels } from "../labels/labels.js";
import { type Answer, evaluations, type EvaluationRow } from "./evaluations.js";
import { listed, type ListedEvaluation } from "./list-evaluations.js";
import { onlyEvaluations } from "./only-evaluations.js";

export class ShowEvaluation {
  @IsUUID() readonly id!: string;
}

export interface EvaluationDetail extends ListedEvaluation {
  readonly stream: string;
  readonly version: number;
  /** Those of the grid's version that it follows, in its order. */
  readonly criteria: readonly ToldCriterion[];
  readonly synthesis: string | null;
  /** What it would make of the grid. */
  readonly improvements: readonly {
    readonly improvement: string;
    /** The criterion that it would change; null for a new one. */
    readonly criterion: string | null;
    readonly title: string;
    readonly question: string;
    readonly proposedOn: string;
  }[];
}

export interface ToldCriterion {
  readonly id: string;
  readonly title: Sentence | null;
  readonly question: Sentence | null;
  /** Null until it is answered. */
  readonly answer: Answer | null;
}

export const showEvaluation = query({
  name: "evaluation",
  path: "/evaluations/:id",
  summary:
    "Shows an evaluation: each criterion of its grid with answer and evidence, its synthesis.",
  shape: ShowEvaluation,
  of: [evaluations, grids, labels, initiatives],
  run: async (tables, { id }, viewer): Promise<EvaluationDetail | undefined> => {
    const conditions = new Conditions().add(id, (one) => `e.key = ${one}`);
    await onlyEvaluations(conditions, tables, viewer);
    const [row] = await tables.select<EvaluationRow & { readonly title: string | null }>(
      `select e.*, i.title from ${tables.of(evaluations)} e
       left join ${tables.of(labels)} l on l.key = e.label
       left join ${tables.of(initiatives)} i on i.key = e.initiative
       where ${conditions.where}`,
      conditions.values,
    );
    if (!row) return undefined;
    return {
      ...listed(row, viewer),
      stream: streamName("evaluation", id),
      version: row.version,
      criteria: await criteriaOf(tables, row),
      synthesis: row.synthesis,
      improvements: row.improvements.map(({ criterion = null, ...one }) => ({ ...one, criterion })),
    };
  },
});

const criteriaOf = async (
  tables: Tables,
  { scheme, state, answers }: EvaluationRow,
): Promise<readonly ToldCriterion[]> => {
  const [row] = await tables.select<GridRow>(
    `select g.* from ${tables.of(grids)} g where g.key = $1`,
    [scheme],
  );
  const followed = row?.versions.find(({ version }) => version === state.grid)?.criteria ?? [];
  return state.criteria.map((id) => {
    const asked = followed.find((one) => one.id === id);
    return {
      id,
      title: asked?.title ?? null,
      question: asked?.question ?? null,
      answer: answers[id] ?? null,
    };
  });
};
