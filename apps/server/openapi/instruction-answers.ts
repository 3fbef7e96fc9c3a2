import type { PersonId } from "#kernel/index.js";
import type { InstructionDetail } from "#read-models/desk/show-instruction.js";
import type { ToldReviewer } from "#read-models/desk/told-instruction.js";
import { readBefore } from "./reading-answers.js";

const application = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const member = "6a2d4e8f-1b3c-8f5a-9e7d-0c1b2a3f4e5d" as PersonId;
const other = "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61" as PersonId;

const given: ToldReviewer = {
  person: member,
  institution: "NFX",
  by: "engine",
  assignedOn: "2006-11-15",
  dueOn: "2006-12-15",
  standing: "in",
  late: false,
  motives: null,
  replacedBy: null,
  leftOn: null,
  reviews: [
    {
      marks: { themeFit: 4, reach: 1 },
      mark: 617,
      opinion: "favourable",
      text: "Le projet est ancré dans son territoire.",
      on: "2006-12-10",
    },
  ],
};

const tied = {
  person: other,
  source: "colleague",
  grounds: "other",
  declaredBy: member,
  note: "Ils ont monté un salon ensemble.",
  declaredOn: "2006-11-20",
  cleared: { reason: "C’était un homonyme.", on: "2006-11-22" },
} as const;

const instruction: InstructionDetail = {
  application,
  stream: `instruction-${application}`,
  version: 9,
  scheme: "creativallee",
  schemeVersion: 1,
  phase: "closed",
  openedOn: "2006-11-15",
  closedOn: "2007-01-26",
  minimum: 2,
  reviewBy: "2006-12-15",
  criteria: [
    { id: "themeFit", outOf: 5, weight: 2 },
    { id: "reach", outOf: 4, weight: 1 },
  ],
  mean: 617,
  reviewers: [
    given,
    {
      ...given,
      person: other,
      standing: "replaced",
      motives: "Absence prolongée.",
      replacedBy: member,
      leftOn: "2006-11-30",
      reviews: [],
    },
  ],
  interests: [
    { ...tied, readBefore },
    { ...tied, source: "member", declaredBy: null, note: null, cleared: null },
  ],
  notes: [
    {
      note: "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f",
      author: member,
      text: "Le budget a été confirmé par téléphone.",
      on: "2006-12-01",
    },
  ],
};

const { stream: _, version: __, ...toMembers } = instruction;

export const shownInstructions: readonly InstructionDetail[] = [
  instruction,
  {
    ...toMembers,
    phase: "open",
    closedOn: null,
    mean: null,
    reviewers: [{ ...given, person: null, institution: null }],
    interests: [
      { ...tied, declaredBy: null, note: null, cleared: { reason: null, on: "2006-11-22" } },
    ],
  },
];
