import type { Sentences } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";

/** How each event of a file reads in its history. */
export const timelineSentences = {
  ApplicationStarted: {
    fr: "Le dossier est ouvert pour le dispositif « {scheme} ».",
    en: "The file is opened under the scheme “{scheme}”.",
  },
  DraftEdited: {
    fr: "Le brouillon est complété : {answers} réponse(s) enregistrée(s).",
    en: "The draft is edited: {answers} answer(s) saved.",
  },
  DocumentAttached: {
    fr: "Une pièce est jointe : {name} ({kind}).",
    en: "A document is attached: {name} ({kind}).",
  },
  DocumentRemoved: {
    fr: "Une pièce jointe est retirée.",
    en: "A document is removed.",
  },
  ApplicationReceived: {
    fr: "Le dossier est bien arrivé le {on} : voici son accusé de réception.",
    en: "The file came in on {on}: this is its receipt.",
  },
  ApplicationSigned: {
    fr: "Le dossier est signé le {on} par une personne habilitée à engager la structure.",
    en: "The file is signed on {on} by a person with power to commit the organisation.",
  },
  ApplicationChecked: {
    fr: "Le dossier est vérifié au regard des règles du dispositif.",
    en: "The file is checked against the rules of the scheme.",
  },
  ComplementsRequested: {
    fr: "Des compléments sont demandés, à fournir jusqu'au {due} inclus : {pieces}.",
    en: "Complements are requested, until {due} included: {pieces}.",
  },
  ComplementsProvided: {
    fr: "Des compléments sont fournis : {pieces}.",
    en: "Complements are provided: {pieces}.",
  },
  ComplementsMet: {
    fr: "Tout ce qui était demandé est arrivé le {on}.",
    en: "All that was requested has come on {on}.",
  },
  ApplicationDeclaredAdmissible: {
    fr: "Le dossier est déclaré recevable le {on}.",
    en: "The file is declared admissible on {on}.",
  },
  ApplicationDeclaredInadmissible: {
    fr: "Le dossier est déclaré irrecevable le {on} ; les motifs sont donnés ci-dessous.",
    en: "The file is declared inadmissible on {on}; the motives are given below.",
  },
  ApplicationWithdrawn: {
    fr: "La structure porteuse retire son dossier le {on}.",
    en: "The carrier withdraws the file on {on}.",
  },
  ApplicationLapsed: {
    fr: "Le délai laissé pour les compléments s'est achevé le {on} : le dossier est caduc. Un nouveau dossier peut être déposé.",
    en: "The delay for complements ended on {on}: the file has lapsed. A new one can be submitted.",
  },
  ApplicationMoved: {
    fr: "Le dossier relève désormais de la version {schemeVersion} du dispositif.",
    en: "The file now stands under version {schemeVersion} of the scheme.",
  },
  MessageSent: {
    fr: "Un message est échangé.",
    en: "A message is sent.",
  },
  ApplicationPutOnAgenda: {
    fr: "Le dossier est inscrit à l’ordre du jour d’une séance du comité.",
    en: "The file is put on the agenda of a session of the committee.",
  },
  ApplicationHeld: {
    fr: "Le comité délibère sur le dossier.",
    en: "The committee deliberates the file.",
  },
  ApplicationReleased: {
    fr: "Le dossier n’est plus à l’ordre du jour ; il attend une autre séance.",
    en: "The file is on the agenda no more; it waits for another session.",
  },
  DecisionRecorded: {
    fr: "Le comité a décidé le {on}.",
    en: "The committee decided on {on}.",
  },
  DecisionDeemed: {
    fr: "Le délai pour décider s’est achevé le {on} : le silence vaut décision.",
    en: "The time to decide ended on {on}: silence amounts to a decision.",
  },
  DecisionNotified: {
    fr: "La décision est notifiée le {on} ; elle se conteste jusqu’au {due} inclus.",
    en: "The decision is notified on {on}; it can be contested until {due} included.",
  },
  NotificationFailed: {
    fr: "La décision n’a pas pu être remise.",
    en: "The decision could not be delivered.",
  },
  AppealLodged: {
    fr: "Un recours gracieux est formé le {on}.",
    en: "An appeal is lodged on {on}.",
  },
  DecisionCorrected: {
    fr: "Une erreur de plume est corrigée : {correction}",
    en: "A slip of the pen is put right: {correction}",
  },
} as const satisfies Sentences<ApplicationEvent["type"]>;
