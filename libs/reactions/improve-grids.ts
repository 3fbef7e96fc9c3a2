import type { EvaluationEvent } from "#labelling/evaluation/evaluation.js";
import { evaluation } from "#labelling/evaluation/evaluation.js";
import { proposeCriterion } from "#labelling/grid/propose-criterion.js";
import { reaction } from "./reaction.js";

/** The scheme whose grid it answers, and what it proposes to make of it. */
type Remembered = { readonly scheme: string; readonly improvements: readonly string[] };

/** What an evaluation proposes reaches the grid once it is submitted. */
export const improveGrids = reaction<EvaluationEvent, Remembered>({
  name: "improve-grids",
  reads: [evaluation],
  evolve: (state, { event }) => {
    if (event.type === "EvaluationStarted") return { scheme: event.scheme, improvements: [] };
    if (event.type === "EvaluationSubmitted") return undefined;
    if (event.type !== "ImprovementProposed" || !state) return state;
    return { ...state, improvements: [...state.improvements, event.improvement] };
  },
  react: ({ id, event }, state) =>
    event.type === "EvaluationSubmitted" && state
      ? state.improvements.map((proposal) => ({
          command: proposeCriterion,
          to: state.scheme,
          body: { evaluation: id, proposal },
        }))
      : [],
});
