import { accept, command, type Decision } from "#kernel/index.js";
import { evaluation, type EvaluationEvent, unanswered } from "./evaluation.js";
import { inHand, reject } from "./rejections.js";

export class SubmitEvaluationBody {}

export const submitEvaluation = command({
  type: "SubmitEvaluation",
  schema: 1,
  summary: "Hands an evaluation in, once each criterion is answered and its synthesis written.",
  on: evaluation,
  shape: SubmitEvaluationBody,
  example: {},
  decide: (was, _, { today, actor }): Decision<EvaluationEvent> => {
    if (was.phase === "submitted" && was.evaluator === actor.id) return accept();
    const state = inHand(was, actor);
    if ("rejected" in state) return state;
    const criteria = unanswered(state);
    if (criteria.length > 0) return reject("CRITERIA_UNANSWERED", { criteria });
    if (!state.hasSynthesis) return reject("SYNTHESIS_MISSING");
    return accept({ type: "EvaluationSubmitted", submittedOn: today });
  },
  commandOf: () => ({}),
});
