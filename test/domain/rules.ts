import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { gardens } from "../schemes/gardens.js";

const lawful = { ...gardens.procedure.delays, appeal: { count: 2, unit: "months" } } as const;

const first: SchemeDefinition = {
  ...gardens,
  signatureRequired: true,
  // Else nobody would be drawn to review.
  review: {
    ...gardens.review,
    grid: [{ id: "fit", label: { fr: "Sens", en: "Fit" }, outOf: 5, weight: 1 }],
    minimum: 2,
  },
  // Else silence would have decided everything before the committee ever meets.
  procedure: { ...gardens.procedure, silence: "nothing" },
};
const second: SchemeDefinition = {
  ...first,
  eligibility: first.eligibility.slice(0, 1),
  charter: first.charter.flatMap((article) => [article, { ...article, id: "water" }]),
  documents: [],
  committee: { ...first.committee, ballots: "open", castingVote: true },
  procedure: {
    ...first.procedure,
    frenchAdministrative: true,
    silence: "deemed-refused",
    delays: lawful,
  },
};
const third: SchemeDefinition = {
  ...second,
  questions: second.questions.slice(0, 1),
  eligibility: [],
  signatureRequired: false,
  procedure: { ...second.procedure, silence: "deemed-granted" },
};

/** Three versions of one scheme under each clock, and a draft that may not be published. */
export const drafts = [first, second, third, { ...first, id: "another" }] as const;
