import { readFileSync } from "node:fs";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";

const file = new URL("../schemes/shared-gardens.json", import.meta.url);
const written = JSON.parse(readFileSync(file, "utf8")) as SchemeDefinition;
const lawful = { ...written.procedure.delays, appeal: { count: 2, unit: "months" } } as const;

const first: SchemeDefinition = {
  ...written,
  signatureRequired: true,
  // Else nobody would be drawn to review.
  review: {
    ...written.review,
    grid: [{ id: "fit", label: { fr: "Sens", en: "Fit" }, outOf: 5, weight: 1 }],
    minimum: 2,
  },
  // Else silence would have decided everything before the committee ever meets.
  procedure: { ...written.procedure, silence: "nothing" },
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
