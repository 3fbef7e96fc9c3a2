import type { Sentence } from "#kernel/index.js";
import type { Delay } from "#labelling/calendar/delay.js";
import type { DecisionOutcome, notificationFailures } from "#labelling/application/events.js";
import type { Matter } from "#labelling/session/matter.js";

const one = {
  days: { fr: "un jour", en: "one day" },
  months: { fr: "un mois", en: "one month" },
} as const;

/** A length of time, as people say it. */
export const delayInWords = ({ count, unit }: Delay): Sentence =>
  count === 1
    ? one[unit]
    : {
        fr: `${count} ${unit === "days" ? "jours" : "mois"}`,
        en: `${count} ${unit}`,
      };

export const outcomeInWords: Readonly<Record<DecisionOutcome, Sentence>> = {
  granted: { fr: "label accordé", en: "label granted" },
  "granted-with-conditions": {
    fr: "label accordé sous réserve",
    en: "label granted with conditions",
  },
  adjourned: { fr: "décision ajournée", en: "decision adjourned" },
  refused: { fr: "label refusé", en: "label refused" },
};

export const failureInWords: Readonly<Record<(typeof notificationFailures)[number], Sentence>> = {
  bounced: { fr: "le message est revenu", en: "the message came back" },
  refused: { fr: "son serveur l’a refusée", en: "its server refused it" },
  "unknown-address": { fr: "l’adresse est inconnue", en: "the address is unknown" },
};

export const matterInWords: Readonly<Record<Matter["kind"], Sentence>> = {
  application: { fr: "candidature", en: "application" },
  appeal: { fr: "recours gracieux", en: "appeal" },
  renewal: { fr: "renouvellement", en: "renewal" },
  revocation: { fr: "retrait", en: "revocation" },
  proposal: { fr: "proposition de règles", en: "proposal of rules" },
};
