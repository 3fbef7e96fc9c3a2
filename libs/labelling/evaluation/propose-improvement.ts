import { Matches } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { evaluation, type EvaluationEvent } from "./evaluation.js";
import { inHand, reject } from "./rejections.js";

export class ProposeImprovementBody {
  @IsText(300) readonly title!: string;
  @IsText(1_000) readonly question!: string;
  /** The criterion that it would change; left out for a new one. */
  @MayBeAbsent() @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) readonly criterion?: string;
}

/** It reaches the grid once the evaluation is submitted. */
export const proposeImprovement = command({
  type: "ProposeImprovement",
  schema: 1,
  summary: "Proposes a criterion to the grid, new or changed, from what was learnt.",
  on: evaluation,
  shape: ProposeImprovementBody,
  personal: ["/title", "/question"],
  example: {
    title: "Ce qui reste après l’action",
    question: "Qui fait vivre l’action, une fois ses porteurs partis ?",
  },
  decide: (
    was,
    { title, question, criterion },
    { today, actor, command: improvement },
  ): Decision<EvaluationEvent> => {
    const state = inHand(was, actor);
    if ("rejected" in state) return state;
    if (criterion !== undefined && !state.criteria.includes(criterion))
      return reject("CRITERION_NOT_IN_GRID");
    return accept({
      type: "ImprovementProposed",
      improvement,
      ...(criterion === undefined ? {} : { criterion }),
      title,
      question,
      proposedOn: today,
    });
  },
  commandOf: (events) => {
    const { title, question, criterion } = madeBy(events, "ImprovementProposed");
    return { title, question, ...(criterion === undefined ? {} : { criterion }) };
  },
});
