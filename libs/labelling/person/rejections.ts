import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  PERSON_UNKNOWN: {
    fr: "Cette personne n’est pas enregistrée.",
    en: "This person is not registered.",
  },
  PERSON_ALREADY_REGISTERED: {
    fr: "Cette personne est déjà enregistrée.",
    en: "This person is registered already.",
  },
  ROLE_STARTS_IN_THE_PAST: {
    fr: "Un rôle ne peut pas commencer avant aujourd’hui, le {today}.",
    en: "A role cannot start before today, {today}.",
  },
  ROLE_ENDS_BEFORE_IT_STARTS: {
    fr: "Ce rôle commence le {from} : son dernier jour ne peut pas être plus tôt.",
    en: "This role starts on {from}: its last day cannot be earlier.",
  },
  ROLE_ENDS_IN_THE_PAST: {
    fr: "Un rôle se termine aujourd’hui, le {today}, au plus tôt ; pour y mettre fin sur-le-champ, révoquez-le.",
    en: "A role ends today, {today}, at the earliest; to end it on the spot, revoke it.",
  },
  ROLE_OVERLAPS: {
    fr: "Cette personne a déjà ce rôle à partir du {from} : les deux périodes se recouvrent.",
    en: "This person has this role from {from} already: the two periods overlap.",
  },
  ROLE_NOT_HELD: {
    fr: "Cette personne n’a pas ce rôle.",
    en: "This person does not have this role.",
  },
  TOKEN_EXPIRES_IN_THE_PAST: {
    fr: "Le dernier jour du jeton est déjà passé : nous sommes le {today}.",
    en: "The token’s last day is over already: today is {today}.",
  },
  TOKEN_KNOWN: {
    fr: "Ce jeton a déjà servi : créez-en un nouveau.",
    en: "This token has been used before: make a new one.",
  },
  TOKEN_UNKNOWN: {
    fr: "Cette personne n’a pas de tel jeton.",
    en: "This person has no such token.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
