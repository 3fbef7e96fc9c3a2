import type { Sentence } from "#kernel/index.js";
import type { Adjournment } from "#labelling/session/events.js";
import type { Choice } from "#labelling/session/majority.js";
import type { Matter } from "#labelling/session/matter.js";
import type { Ask } from "#labelling/session/question.js";

export const kindsInWords: Readonly<Record<Matter["kind"], Sentence>> = {
  application: { fr: "dossier", en: "application" },
  appeal: { fr: "recours", en: "appeal" },
  renewal: { fr: "renouvellement", en: "renewal" },
  revocation: { fr: "retrait", en: "revocation" },
  proposal: { fr: "proposition", en: "proposal" },
};

/** What is chosen from in the room, as people say it. */
export const asksInWords: Readonly<Record<Ask, Sentence>> = {
  grant: { fr: "accorder", en: "grant" },
  "grant-with-conditions": { fr: "accorder sous réserve", en: "grant with conditions" },
  adjourn: { fr: "ajourner", en: "adjourn" },
  renew: { fr: "renouveler", en: "renew" },
  revoke: { fr: "retirer", en: "revoke" },
  approve: { fr: "approuver", en: "approve" },
};

export const choicesInWords: Readonly<Record<Choice, Sentence>> = {
  for: { fr: "pour", en: "for" },
  against: { fr: "contre", en: "against" },
  abstain: { fr: "abstention", en: "abstain" },
};

export const reasonsInWords: Readonly<Record<Adjournment, Sentence>> = {
  "no-quorum": { fr: "faute de quorum", en: "for want of quorum" },
  "no-chair": { fr: "personne ne peut présider", en: "nobody can preside" },
  "put-off": { fr: "reportée", en: "put off" },
};
