import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  ORGANISATION_UNKNOWN: {
    fr: "Cette structure n’est pas enregistrée.",
    en: "This organisation is not registered.",
  },
  ORGANISATION_ALREADY_REGISTERED: {
    fr: "Cette structure est déjà enregistrée.",
    en: "This organisation is registered already.",
  },
  REGISTRATION_GIVEN_UP: {
    fr: "Cet enregistrement a été abandonné avant d’aboutir : recommencez-en un nouveau.",
    en: "This registration was given up before it was complete: please start a new one.",
  },
  NOBODY_BY_THAT_ID: {
    fr: "Aucune personne enregistrée ne porte cet identifiant.",
    en: "No registered person has that id.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
