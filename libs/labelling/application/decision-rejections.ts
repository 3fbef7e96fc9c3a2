import { rejecting, type Sentences } from "#kernel/index.js";

/** Of what happens to a file once it is before the committee. */
export const decisionRejections = {
  APPLICATION_HELD: {
    fr: "Le dossier est en délibération : attendez la décision, ou l’ajournement.",
    en: "The application is being deliberated: please wait for the decision, or the adjournment.",
  },
  NOT_BEFORE_THE_COMMITTEE: {
    fr: "Ce dossier n’attend pas de décision du comité.",
    en: "This application awaits no decision of the committee.",
  },
  ON_ANOTHER_AGENDA: {
    fr: "Ce dossier est à l’ordre du jour d’une autre séance.",
    en: "This application is on the agenda of another session.",
  },
  SILENCE_HAS_DECIDED: {
    fr: "Le délai pour décider s’est achevé le {due} : le silence a décidé à la place du comité.",
    en: "The time to decide ended on {due}: silence has decided in the committee’s stead.",
  },
  NOTHING_TO_NOTIFY: {
    fr: "Il n’y a pas de décision à notifier sur ce dossier.",
    en: "There is no decision to notify on this application.",
  },
  ALREADY_NOTIFIED: {
    fr: "Cette décision a été notifiée le {notifiedOn} : le délai de recours court depuis ce jour.",
    en: "This decision was notified on {notifiedOn}: the time to appeal runs from that day.",
  },
  NOTIFIED_WHEN: {
    fr: "Une notification a lieu entre la décision, le {decidedOn}, et aujourd’hui.",
    en: "A notification happens between the decision, on {decidedOn}, and today.",
  },
  NOT_NOTIFIED: {
    fr: "Cette décision n’a pas été notifiée.",
    en: "This decision has not been notified.",
  },
  NOTHING_TO_APPEAL: {
    fr: "Il n’y a pas de décision défavorable à contester sur ce dossier.",
    en: "There is no unfavourable decision to contest on this application.",
  },
  APPEALED_ALREADY: {
    fr: "Un recours gracieux a déjà été formé le {appealedOn}.",
    en: "An appeal was lodged on {appealedOn} already.",
  },
  APPEAL_TOO_LATE: {
    fr: "Le délai de recours s’est achevé le {due}.",
    en: "The time to appeal ended on {due}.",
  },
} as const satisfies Sentences;

export const rejectDecision = rejecting<keyof typeof decisionRejections>();
