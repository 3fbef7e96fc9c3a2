import type { Sentences } from "#kernel/index.js";
import type { ClaimEvent } from "#labelling/claim/claim.js";
import type { EvaluationEvent } from "#labelling/evaluation/evaluation.js";
import type { GridEvent } from "#labelling/grid/grid.js";
import type { ImportEvent } from "#labelling/import/import.js";
import type { OriginEvent } from "#labelling/origin/origin.js";
import type { RegisterEvent } from "#labelling/register/register.js";
import type { RotaEvent } from "#labelling/rota/rota.js";
import type { SchemeEvent } from "#labelling/scheme/scheme.js";
import type { SurveyEvent } from "#labelling/survey/survey.js";

/** What happens to a scheme and what serves it: grids, evaluations, surveys, numbers, turns, imports. */
export const ofSchemes = {
  SchemeDrafted: {
    fr: "Les règles d’un dispositif sont proposées à la publication.",
    en: "The rules of a scheme are drafted.",
  },
  SchemePublished: {
    fr: "Les règles d’un dispositif sont publiées.",
    en: "The rules of a scheme are published.",
  },
  SchemeClosingAnnounced: {
    fr: "La clôture d’un dispositif est annoncée.",
    en: "The closing of a scheme is announced.",
  },
  SchemeClosingWithdrawn: {
    fr: "La clôture annoncée est abandonnée.",
    en: "The announced closing is withdrawn.",
  },
  GridDrafted: { fr: "Une grille d’évaluation est préparée.", en: "A grid is drafted." },
  GridPublished: { fr: "Une grille d’évaluation est publiée.", en: "A grid is published." },
  CriterionProposed: {
    fr: "Un critère est proposé pour la grille.",
    en: "A criterion is proposed for the grid.",
  },
  EvaluationStarted: { fr: "Une évaluation commence.", en: "An evaluation begins." },
  CriterionAnswered: { fr: "Un critère reçoit sa réponse.", en: "A criterion is answered." },
  SynthesisWritten: { fr: "La synthèse est rédigée.", en: "The synthesis is written." },
  ImprovementProposed: { fr: "Une amélioration est proposée.", en: "An improvement is proposed." },
  EvaluationSubmitted: { fr: "L’évaluation est remise.", en: "The evaluation is submitted." },
  SurveyWaveOpened: { fr: "Une vague d’enquête est ouverte.", en: "A wave of a survey is opened." },
  FiguresRecorded: {
    fr: "Des chiffres d’enquête sont saisis.",
    en: "Figures of a survey are recorded.",
  },
  FiguresCorrected: {
    fr: "Des chiffres d’enquête sont corrigés.",
    en: "Figures of a survey are corrected.",
  },
  LabelNumbered: {
    fr: "Un numéro de label est attribué.",
    en: "The number of a label is allotted.",
  },
  ReviewersDrawn: {
    fr: "Des rapporteurs sont désignés à tour de rôle.",
    en: "Reviewers are drawn.",
  },
  TurnTaken: { fr: "Un rapporteur prend son tour.", en: "A reviewer takes a turn." },
  TurnEnded: { fr: "Le tour d’un rapporteur s’achève.", en: "A reviewer’s turn ends." },
  ClaimTaken: { fr: "Un identifiant est réservé.", en: "An identifier is claimed." },
  ClaimReleased: { fr: "Un identifiant réservé est libéré.", en: "A claim is released." },
  ImportBegun: { fr: "L’import d’un dossier commence.", en: "The import of a dossier begins." },
  LogRecovered: {
    fr: "Le journal est rétabli après une perte.",
    en: "The log is recovered after a loss.",
  },
} as const satisfies Sentences<
  | ClaimEvent["type"]
  | EvaluationEvent["type"]
  | GridEvent["type"]
  | ImportEvent["type"]
  | OriginEvent["type"]
  | RegisterEvent["type"]
  | RotaEvent["type"]
  | SchemeEvent["type"]
  | SurveyEvent["type"]
>;
