import { IsIn, Matches } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import {
  type Appreciation,
  appreciations,
  evaluation,
  type EvaluationEvent,
} from "./evaluation.js";
import { inHand, reject } from "./rejections.js";

export class AnswerCriterionBody {
  @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) readonly criterion!: string;
  @IsText(10_000) readonly answer!: string;
  /** What the answer rests on: figures, documents, who was heard. */
  @MayBeAbsent() @IsText(10_000) readonly evidence?: string;
  @IsIn(appreciations) readonly appreciation!: Appreciation;
}

/** May be answered anew until the evaluation is submitted: the last answer stands. */
export const answerCriterion = command({
  type: "AnswerCriterion",
  schema: 1,
  summary: "Answers a criterion of the grid, with what the answer rests on.",
  on: evaluation,
  shape: AnswerCriterionBody,
  personal: ["/answer", "/evidence"],
  example: {
    criterion: "territories",
    answer: "Trois bassins d’emploi, dont un que personne n’avait visé.",
    evidence: "Listes d’émargement, entretiens avec les communes.",
    appreciation: "progress",
  },
  decide: (
    was,
    { criterion, answer, evidence, appreciation },
    { today, actor },
  ): Decision<EvaluationEvent> => {
    const state = inHand(was, actor);
    if ("rejected" in state) return state;
    if (!state.criteria.includes(criterion)) return reject("CRITERION_NOT_IN_GRID");
    if (evidence === undefined && appreciation !== "not-observed")
      return reject("EVIDENCE_MISSING");
    return accept({
      type: "CriterionAnswered",
      criterion,
      answer,
      ...(evidence === undefined ? {} : { evidence }),
      appreciation,
      answeredOn: today,
    });
  },
  commandOf: (events) => {
    const { type: _, answeredOn: __, ...body } = madeBy(events, "CriterionAnswered");
    return body;
  },
});
