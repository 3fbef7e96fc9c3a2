import { rejecting, type Sentences } from "#kernel/index.js";

export const rejections = {
  // Whose it is stays unsaid: a number typed at random must not tell who has applied.
  CLAIM_TAKEN: {
    fr: "Cet identifiant est déjà celui d’une structure enregistrée. Si c’est la vôtre, demandez-lui de vous inviter, ou écrivez au secrétariat.",
    en: "A registered organisation has this identifier already. If it is yours, ask to be invited, or write to the secretariat.",
  },
  CLAIM_STILL_HELD: {
    fr: "Cet identifiant est encore utilisé par la structure qui l’a donné.",
    en: "This identifier is still in use by the organisation that gave it.",
  },
} as const satisfies Sentences;

export const reject = rejecting<keyof typeof rejections>();
