import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";

export const appreciations = ["progress", "neutral", "harm", "not-observed"] as const;
/** What an action did for a common good, as the evaluator sees it. */
export type Appreciation = (typeof appreciations)[number];

export interface Improvement {
  readonly improvement: string;
  /** The criterion that it would change; a new one where absent. */
  readonly criterion?: string;
}

interface Work {
  readonly label: string;
  readonly initiative: string;
  readonly scheme: string;
  /** The version of the grid that it follows to its end, whatever the grid becomes. */
  readonly grid: number;
  readonly criteria: readonly string[];
  readonly evaluator: PersonId;
  readonly appreciations: Readonly<Record<string, Appreciation>>;
  readonly hasSynthesis: boolean;
  readonly improvements: readonly Improvement[];
}

/** A look back on a labelled initiative as a whole, criterion by criterion and then in one piece. */
export type Evaluation =
  | { readonly phase: "unknown" }
  | ({ readonly phase: "under-way" } & Work)
  | ({ readonly phase: "submitted"; readonly submittedOn: string } & Work);

type Begun = Exclude<Evaluation, { readonly phase: "unknown" }>;

export type EvaluationEvent =
  | {
      readonly type: "EvaluationStarted";
      readonly label: string;
      readonly initiative: string;
      readonly scheme: string;
      readonly grid: number;
      readonly criteria: readonly string[];
      readonly evaluator: PersonId;
      readonly startedOn: string;
    }
  | {
      readonly type: "CriterionAnswered";
      readonly criterion: string;
      readonly answer: string;
      /** What the answer rests on; none where nothing was observed. */
      readonly evidence?: string;
      readonly appreciation: Appreciation;
      readonly answeredOn: string;
    }
  | { readonly type: "SynthesisWritten"; readonly text: string; readonly writtenOn: string }
  | ({
      readonly type: "ImprovementProposed";
      readonly title: string;
      readonly question: string;
      readonly proposedOn: string;
    } & Improvement)
  | { readonly type: "EvaluationSubmitted"; readonly submittedOn: string };

const evolveBegun = (state: Begun, event: EvaluationEvent): Evaluation => {
  switch (event.type) {
    case "EvaluationStarted":
      return state;
    case "CriterionAnswered": {
      const { criterion, appreciation } = event;
      return { ...state, appreciations: { ...state.appreciations, [criterion]: appreciation } };
    }
    case "SynthesisWritten":
      return { ...state, hasSynthesis: true };
    case "ImprovementProposed": {
      const { improvement, criterion } = event;
      const proposed = criterion === undefined ? { improvement } : { improvement, criterion };
      return { ...state, improvements: [...state.improvements, proposed] };
    }
    case "EvaluationSubmitted":
      return { ...state, phase: "submitted", submittedOn: event.submittedOn };
    default:
      return unreachable(event);
  }
};

const evolve = (state: Evaluation, event: EvaluationEvent): Evaluation => {
  if (state.phase !== "unknown") return evolveBegun(state, event);
  if (event.type !== "EvaluationStarted") return state;
  const { type: _, startedOn: __, ...begun } = event;
  return {
    phase: "under-way",
    ...begun,
    appreciations: {},
    hasSynthesis: false,
    improvements: [],
  };
};

export const evaluation: Aggregate<Evaluation, EvaluationEvent> = {
  kind: "evaluation",
  plural: "evaluations",
  initial: { phase: "unknown" },
  evolve,
  events: {
    EvaluationStarted: { schema: 1 },
    CriterionAnswered: { schema: 1, personal: ["/answer", "/evidence"] },
    SynthesisWritten: { schema: 1, personal: ["/text"] },
    ImprovementProposed: { schema: 1, personal: ["/title", "/question"] },
    EvaluationSubmitted: { schema: 1 },
  },
};

/** Criteria of its grid that wait for an answer, in the grid's order. */
export const unanswered = ({ criteria, appreciations: given }: Begun): readonly string[] =>
  criteria.filter((id) => !Object.hasOwn(given, id));
