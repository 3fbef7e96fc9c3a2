import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  NO_LABEL_TO_CERTIFY: {
    fr: "Ce label n’a pas été attribué : il n’y a rien à certifier.",
    en: "This label has not been granted: there is nothing to certify.",
  },
  STATUS_LISTS_FULL: {
    fr: "Les listes d’état n’ont plus de place : {places} certificats y figurent déjà.",
    en: "The status lists have no place left: {places} certificates stand there already.",
  },
  CHANGES_NOT_RECORDED: {
    fr: "La liste contient {changes} changements d’état, et il n’en est enregistré que {recorded}.",
    en: "The list holds {changes} changes of standing, and only {recorded} are recorded.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
