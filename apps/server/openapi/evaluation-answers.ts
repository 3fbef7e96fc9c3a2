import type { ListedEvaluation } from "#read-models/evaluations/list-evaluations.js";
import type { EvaluationDetail } from "#read-models/evaluations/show-evaluation.js";
import type { GridDetail } from "#read-models/grids/show-grid.js";

const id = "4e7d2c1b-0a9f-5e8d-9c7b-6a5f4e3d2c1b";
const label = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const improvement = "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f";

const criterion = {
  id: "territories",
  title: { fr: "Les territoires", en: "Territories" },
  question: { fr: "Quels lieux en ont profité ?", en: "Which places have profited?" },
};

const listed: ListedEvaluation = {
  id,
  label,
  initiative: "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11",
  title: "Salons à l'étranger pour les petites entreprises",
  scheme: "creativallee",
  grid: 1,
  evaluator: "6a2d4e8f-1b3c-8f5a-9e7d-0c1b2a3f4e5d",
  phase: "submitted",
  startedOn: "2007-05-14",
  submittedOn: "2007-06-04",
};

const underWay: ListedEvaluation = {
  ...listed,
  title: null,
  phase: "under-way",
  submittedOn: null,
};

export const listedEvaluations: readonly ListedEvaluation[] = [
  listed,
  underWay,
  { ...listed, evaluator: null },
];

const about = { stream: `evaluation-${id}`, version: 9 };
const answer = {
  answer: "Trois bassins d’emploi, dont un que personne n’avait visé.",
  evidence: "Listes d’émargement.",
  appreciation: "progress",
  answeredOn: "2007-05-20",
} as const;
const proposed = {
  title: "Ce qui demeure",
  question: "Qui fait vivre l’action, une fois ses porteurs partis ?",
  proposedOn: "2007-06-01",
};

export const shownEvaluations: readonly EvaluationDetail[] = [
  {
    ...listed,
    ...about,
    criteria: [
      { ...criterion, answer },
      { ...criterion, answer: { ...answer, evidence: null, appreciation: "not-observed" } },
    ],
    synthesis: "L’action a rapproché l’école et l’entreprise.",
    improvements: [
      { improvement, criterion: null, ...proposed },
      { improvement, criterion: criterion.id, ...proposed },
    ],
  },
  {
    ...underWay,
    ...about,
    evaluator: null,
    criteria: [{ id: criterion.id, title: null, question: null, answer: null }],
    synthesis: null,
    improvements: [],
  },
];

const first = {
  version: 1,
  criteria: [criterion],
  takesUp: [],
  reasons: null,
  publishedOn: "2007-02-01",
};
const reasons = "La première évaluation montre qu’il faut regarder plus loin.";
const proposal = { proposal: improvement, evaluation: id, ...proposed };

export const grids: readonly GridDetail[] = [
  {
    scheme: "creativallee",
    stream: "grid-creativallee",
    version: 4,
    versions: [
      first,
      { ...first, version: 2, takesUp: [improvement], reasons, publishedOn: "2007-07-02" },
    ],
    draft: {
      draft: label,
      criteria: [criterion],
      takesUp: [improvement],
      reasons,
      draftedOn: "2007-09-03",
    },
    proposals: [
      { ...proposal, criterion: criterion.id, takenUpIn: 2 },
      { ...proposal, criterion: null, title: null, question: null, takenUpIn: null },
    ],
  },
  { scheme: "creativallee", versions: [first], draft: null, proposals: [] },
];
