import { rejecting, type Actor, type Rejection, type Sentences } from "#kernel/index.js";
import type { Evaluation } from "./evaluation.js";

export const rejections = {
  EVALUATION_UNKNOWN: {
    fr: "Cette évaluation n’existe pas.",
    en: "There is no such evaluation.",
  },
  EVALUATION_ALREADY_STARTED: {
    fr: "Cette évaluation est déjà commencée.",
    en: "This evaluation is started already.",
  },
  EVALUATION_SUBMITTED: {
    fr: "Cette évaluation est remise : elle ne change plus.",
    en: "This evaluation is submitted: it does not change any more.",
  },
  NOTHING_TO_EVALUATE: {
    fr: "Ce label n’a pas été accordé : il n’y a rien à évaluer.",
    en: "This label was not granted: there is nothing to evaluate.",
  },
  NO_GRID_TO_EVALUATE_BY: {
    fr: "La grille de ce dispositif n’est pas encore établie.",
    en: "The grid of this scheme is not laid down yet.",
  },
  EVALUATOR_IS_NOBODY: {
    fr: "Une évaluation est menée par une personne.",
    en: "An evaluation is led by a person.",
  },
  EVALUATOR_HAS_INTEREST: {
    fr: "Un lien avec la structure porteuse vous tient à l’écart de cette évaluation.",
    en: "A tie to the carrier organisation keeps you away from this evaluation.",
  },
  NOT_THE_EVALUATOR: {
    fr: "Cette évaluation est menée par quelqu’un d’autre.",
    en: "This evaluation is led by somebody else.",
  },
  CRITERION_NOT_IN_GRID: {
    fr: "La grille que suit cette évaluation n’a pas ce critère.",
    en: "The grid that this evaluation follows has no such criterion.",
  },
  EVIDENCE_MISSING: {
    fr: "Dites sur quoi repose cette appréciation ; seul ce qui n’a pas été observé s’en passe.",
    en: "Please say what this appreciation rests on; only what was not observed does without.",
  },
  CRITERIA_UNANSWERED: {
    fr: "Ces critères attendent encore une réponse : {criteria}.",
    en: "These criteria still wait for an answer: {criteria}.",
  },
  SYNTHESIS_MISSING: {
    fr: "Écrivez la synthèse : elle dit ce que l’initiative a été dans son ensemble.",
    en: "Please write the synthesis: it says what the initiative was as a whole.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();

type UnderWay = Extract<Evaluation, { readonly phase: "under-way" }>;

/** The evaluation as its evaluator may go on with it, or why they may not. */
export const inHand = (
  state: Evaluation,
  actor: Actor,
): UnderWay | { readonly rejected: Rejection } => {
  if (state.phase === "unknown") return reject("EVALUATION_UNKNOWN");
  if (state.evaluator !== actor.id) return reject("NOT_THE_EVALUATOR");
  return state.phase === "submitted" ? reject("EVALUATION_SUBMITTED") : state;
};
