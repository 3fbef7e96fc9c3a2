import { rejecting, type Sentences } from "#kernel/index.js";
import type { Instruction } from "./instruction.js";

export const rejections = {
  NOT_TO_BE_REVIEWED: {
    fr: "Ce dossier n’est pas recevable, ou sa structure n’est pas enregistrée : il n’y a rien à instruire.",
    en: "This application is not admissible, or its organisation is not registered: there is nothing to review.",
  },
  INSTRUCTION_NOT_OPENED: {
    fr: "L’instruction de ce dossier n’est pas ouverte.",
    en: "The review of this application is not opened.",
  },
  INSTRUCTION_CLOSED: {
    fr: "L’instruction de ce dossier est close.",
    en: "The review of this application is closed.",
  },
  REVIEWER_HAS_INTEREST: {
    fr: "Un lien d’intérêts tient cette personne à l’écart de ce dossier.",
    en: "An interest keeps this person away from this application.",
  },
  REVIEWER_HAS_NO_SEAT: {
    fr: "Cette personne ne siège pas au comité le {today} : elle ne peut pas rapporter.",
    en: "This person does not sit on the committee on {today}: they cannot be a reviewer.",
  },
  REVIEWER_NOT_ASSIGNED: {
    fr: "Cette personne n’est pas rapporteur de ce dossier.",
    en: "This person is not a reviewer of this application.",
  },
  REVIEWS_ALREADY: {
    fr: "Cette personne est déjà rapporteur de ce dossier.",
    en: "This person is a reviewer of this application already.",
  },
  REVIEW_IS_IN: {
    fr: "L’avis est déjà rendu : il peut être modifié, et son auteur peut encore signaler un lien d’intérêts.",
    en: "The review is in already: it can be amended, and its author can still declare an interest.",
  },
  REVIEW_NOT_IN: {
    fr: "Aucun avis n’est encore rendu : rendez-le d’abord.",
    en: "No review is in yet: please submit it first.",
  },
  MARKS_REFUSED: {
    fr: "Les notes ne correspondent pas à la grille : une par critère, dans ses bornes.",
    en: "The marks do not fit the grid: one for each criterion, within its bounds.",
  },
  MARK_MISSING: {
    fr: "Ce critère attend une note.",
    en: "This criterion wants a mark.",
  },
  MARK_OUT_OF_BOUNDS: {
    fr: "La note va de 0 à {outOf}, sans décimale.",
    en: "The mark is a whole number from 0 to {outOf}.",
  },
  NO_SUCH_CRITERION: {
    fr: "La grille n’a pas ce critère.",
    en: "The grid has no such criterion.",
  },
  INTEREST_OF_NOBODY: {
    fr: "Un lien d’intérêts est déclaré par une personne.",
    en: "An interest is declared by a person.",
  },
  INTERESTED_PERSON_UNKNOWN: {
    fr: "Cette personne n’est pas enregistrée.",
    en: "This person is not registered.",
  },
  NOTHING_TO_REVIEW_AGAIN: {
    fr: "Aucun recours n’attend de décision sur ce dossier : son instruction reste close.",
    en: "No appeal on this file awaits a decision: its review stays closed.",
  },
  INTEREST_NOT_DECLARED: {
    fr: "Aucun lien d’intérêts n’est déclaré pour cette personne sur ce dossier.",
    en: "No interest of this person in this application is declared.",
  },
  INTEREST_PROVEN: {
    fr: "Ce lien ressort des enregistrements eux-mêmes : il ne peut pas être levé.",
    en: "This interest follows from the records themselves: it cannot be cleared.",
  },
  OWN_INTEREST: {
    fr: "Nul ne lève son propre lien d’intérêts.",
    en: "Nobody clears an interest of their own.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();

/** Why an instruction that is not open takes nothing. */
export const notOpen = ({ phase }: Exclude<Instruction, { readonly phase: "open" }>) =>
  phase === "closed" ? reject("INSTRUCTION_CLOSED") : reject("INSTRUCTION_NOT_OPENED");
