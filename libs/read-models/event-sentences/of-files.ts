import type { Sentences } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";

/** What happens to a file, without its facts, which stand sealed beside it. */
export const ofFiles = {
  ApplicationStarted: { fr: "Le dossier est ouvert.", en: "The file is opened." },
  DraftEdited: { fr: "Le brouillon est modifié.", en: "The draft is edited." },
  DocumentAttached: { fr: "Une pièce est jointe.", en: "A document is attached." },
  DocumentRemoved: { fr: "Une pièce est retirée.", en: "A document is removed." },
  ApplicationReceived: { fr: "Le dossier arrive.", en: "The file comes in." },
  ApplicationSigned: { fr: "Le dossier est signé.", en: "The file is signed." },
  ApplicationChecked: {
    fr: "Le dossier est vérifié au regard des règles.",
    en: "The file is checked against the rules.",
  },
  ComplementsRequested: { fr: "Des compléments sont demandés.", en: "Complements are requested." },
  ComplementsProvided: { fr: "Des compléments arrivent.", en: "Complements come in." },
  ComplementsMet: {
    fr: "Tous les compléments demandés sont là.",
    en: "All complements that were requested are there.",
  },
  ApplicationDeclaredAdmissible: {
    fr: "Le dossier est déclaré recevable.",
    en: "The file is declared admissible.",
  },
  ApplicationDeclaredInadmissible: {
    fr: "Le dossier est déclaré irrecevable.",
    en: "The file is declared inadmissible.",
  },
  ApplicationWithdrawn: {
    fr: "Le dossier est retiré par la structure porteuse.",
    en: "The file is withdrawn by its carrier.",
  },
  ApplicationLapsed: { fr: "Le dossier devient caduc.", en: "The file lapses." },
  ApplicationMoved: {
    fr: "Le dossier passe sous une autre version des règles.",
    en: "The file comes under another version of the rules.",
  },
  MessageSent: { fr: "Un message est échangé.", en: "A message is sent." },
  ApplicationPutOnAgenda: {
    fr: "Le dossier est inscrit à l’ordre du jour d’une séance.",
    en: "The file is put on the agenda of a session.",
  },
  ApplicationHeld: {
    fr: "Le comité se saisit du dossier : il ne peut plus être retiré.",
    en: "The committee takes the file up: it can be withdrawn no more.",
  },
  ApplicationReleased: {
    fr: "Le comité laisse le dossier ; il attend une autre séance.",
    en: "The committee lets the file go; it waits for another session.",
  },
  DecisionRecorded: {
    fr: "La décision du comité est inscrite au dossier.",
    en: "The committee’s decision is recorded in the file.",
  },
  DecisionDeemed: {
    fr: "Le délai est écoulé : le silence vaut décision.",
    en: "The time is over: silence amounts to a decision.",
  },
  DecisionNotified: { fr: "La décision est notifiée.", en: "The decision is notified." },
  NotificationFailed: {
    fr: "La décision n’a pas pu être remise.",
    en: "The decision could not be delivered.",
  },
  AppealLodged: { fr: "Un recours gracieux est formé.", en: "An appeal is lodged." },
  DecisionCorrected: {
    fr: "Une erreur de plume est corrigée.",
    en: "A slip of the pen is put right.",
  },
  InstructionOpened: { fr: "L’instruction commence.", en: "The instruction begins." },
  InstructionClosed: { fr: "L’instruction s’achève.", en: "The instruction ends." },
  InstructionReopened: { fr: "L’instruction reprend.", en: "The instruction is opened again." },
  ReviewerAssigned: { fr: "Un rapporteur est désigné.", en: "A reviewer is asked for a review." },
  ReviewerDeclined: { fr: "Un rapporteur décline.", en: "A reviewer declines." },
  ReviewerReplaced: { fr: "Un rapporteur est remplacé.", en: "A reviewer is replaced." },
  ReviewSubmitted: { fr: "Un avis est rendu.", en: "A review is given." },
  ReviewAmended: { fr: "Un avis est modifié.", en: "A review is amended." },
  InterestDeclared: {
    fr: "Un lien d’intérêts est déclaré ou trouvé.",
    en: "An interest is declared or found.",
  },
  InterestCleared: { fr: "Un lien d’intérêts est levé.", en: "An interest is cleared." },
  NoteAdded: { fr: "Une note interne est ajoutée.", en: "An internal note is added." },
} as const satisfies Sentences<ApplicationEvent["type"] | InstructionEvent["type"]>;
