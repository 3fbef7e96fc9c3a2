import type { Sentence } from "#kernel/index.js";
import type { Eligibility } from "#labelling/eligibility/check.js";

/** What a check came out with, as people say it. */
export const eligibilities = {
  eligible: { fr: "éligible", en: "eligible" },
  "not-eligible": { fr: "non éligible", en: "not eligible" },
  incomplete: { fr: "incomplet", en: "incomplete" },
  "to-be-examined": { fr: "à examiner", en: "to be examined" },
} as const satisfies Record<Eligibility, Sentence>;
