import {
  type Appreciation,
  type Evaluation,
  evaluation,
  type EvaluationEvent,
  type Improvement,
} from "#labelling/evaluation/evaluation.js";
import { readModel, type Row } from "#projections/read-model.js";

type Begun = Exclude<Evaluation, { readonly phase: "unknown" }>;

/** The last answer to a criterion. */
export interface Answer {
  readonly answer: string;
  /** What it rests on; null where nothing was observed. */
  readonly evidence: string | null;
  readonly appreciation: Appreciation;
  readonly answeredOn: string;
}

export interface ToldImprovement extends Improvement {
  readonly title: string;
  readonly question: string;
  readonly proposedOn: string;
}

/** A look back on a labelled initiative, in the words of who leads it. */
export interface EvaluationRow extends Row {
  readonly label: string;
  readonly initiative: string;
  readonly scheme: string;
  readonly evaluator: string;
  readonly phase: Begun["phase"];
  readonly started_on: string;
  /** As the write side folds it. */
  readonly state: Begun;
  /** By criterion. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly synthesis: string | null;
  readonly improvements: readonly ToldImprovement[];
  readonly version: number;
}

export const evaluations = readModel<EvaluationRow, EvaluationEvent>({
  name: "evaluations",
  version: 1,
  reads: [evaluation],
  opens: {
    CriterionAnswered: ["/answer", "/evidence"],
    SynthesisWritten: ["/text"],
    ImprovementProposed: ["/title", "/question"],
  },
  columns: {
    label: "text",
    initiative: "text",
    scheme: "text",
    evaluator: "text",
    phase: "text",
    started_on: "text",
    state: "jsonb",
    answers: "jsonb",
    synthesis: "text",
    improvements: "jsonb",
    version: "integer",
  },
  indexes: ["(started_on, key)", "(label)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    const state = evaluation.evolve(row?.state ?? evaluation.initial, event);
    if (state.phase === "unknown") return row;
    if (event.type === "EvaluationStarted") {
      const { label, initiative, scheme, evaluator, startedOn: started_on } = event;
      const about = { label, initiative, scheme, evaluator, started_on };
      return { key, ...about, ...nothingSaid, phase: state.phase, state, version };
    }
    return row && { ...row, ...said(row, event), phase: state.phase, state, version };
  },
});

const nothingSaid = { answers: {}, synthesis: null, improvements: [] } as const;

const said = (
  { answers, improvements }: EvaluationRow,
  event: EvaluationEvent,
): Partial<EvaluationRow> => {
  if (event.type === "CriterionAnswered") {
    const { criterion, answer, evidence = null, appreciation, answeredOn } = event;
    const last = { answer, evidence, appreciation, answeredOn };
    return { answers: { ...answers, [criterion]: last } };
  }
  if (event.type === "SynthesisWritten") return { synthesis: event.text };
  if (event.type !== "ImprovementProposed") return {};
  const { type: _, ...proposed } = event;
  return { improvements: [...improvements, proposed] };
};
