import { capacities, type Capacity } from "#kernel/index.js";
import type { Viewer } from "./viewer.js";

/** Who may ask which question. What the answer then holds, each query limits to what its asker may see. */
export const sights: Readonly<Record<string, readonly Capacity[]>> = {
  applications: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  file: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  "file-history": ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  "file-difference": ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  // What a decision follows from, as far as each sees the file, its sessions and what these have read.
  why: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  deadlines: ["carrier", "secretariat", "auditor"],
  initiatives: ["carrier", "secretariat", "auditor"],
  memberships: ["carrier", "secretariat", "auditor"],
  organisations: ["carrier", "secretariat", "auditor"],
  organisation: ["carrier", "secretariat", "auditor"],
  "organisation-history": ["carrier", "secretariat", "auditor"],
  committees: ["secretariat", "reviewer", "chair", "auditor"],
  committee: ["secretariat", "reviewer", "chair", "auditor"],
  // The register is public; what else became of a label is not.
  labels: capacities,
  label: capacities,
  "label-history": ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  "label-difference": capacities,
  sessions: ["secretariat", "reviewer", "chair", "auditor"],
  session: ["secretariat", "reviewer", "chair", "auditor"],
  "session-history": ["secretariat", "reviewer", "chair", "auditor"],
  "session-difference": ["secretariat", "reviewer", "chair", "auditor"],
  // Each member's own; who runs the scheme, and who audits it, see everybody's.
  desk: ["reviewer", "chair"],
  reviewers: ["secretariat", "auditor"],
  instructions: ["secretariat", "auditor"],
  // Members of its committee alone; what of others' reviews, the query says.
  instruction: ["secretariat", "reviewer", "chair", "auditor"],
  // The organisation's once it is submitted; its committee's, of those who judge, and its evaluator's.
  evaluations: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  evaluation: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
  // The versions of a grid are public, as rules are; what may come of it is not.
  grid: capacities,
  // Sums over public labels, with nobody's name in them: what the brand has brought is everybody's.
  indicators: capacities,
  // An auditor may ask what was left undone.
  tasks: ["secretariat", "auditor"],
  proposals: ["secretariat", "reviewer", "chair", "auditor"],
  proposal: ["secretariat", "reviewer", "chair", "auditor"],
  // Names and mail addresses: for those who grant roles and rights.
  people: ["secretariat", "administrator"],
  "audit-trail": ["auditor"],
  // Who read what tells of hidden reviews, and of members to each other.
  readings: ["auditor"],
  // Those who see to it, those who must know whether a notification has left, those who check. It
  // names what reviewers and carriers may not know of, such as a tally to come.
  outbox: ["secretariat", "auditor", "administrator"],
  message: ["secretariat", "auditor", "administrator"],
  // Those who keep one, and who checks; an address is shown to its owner alone.
  webhooks: ["carrier", "secretariat", "auditor"],
  // Those who may ask for one, and who checks.
  erasures: ["secretariat", "administrator", "auditor"],
  // The rules are everybody's.
  schemes: capacities,
};

/** What can be seen without a query of the registry. */
export const otherSights = {
  scheme: capacities,
  "webhook-secrets": ["carrier", "secretariat"],
  // It tells of people, by name and address, and of files: for whoever may see both.
  letter: ["secretariat"],
  changes: ["carrier", "secretariat", "reviewer", "chair", "auditor"],
} as const satisfies Record<string, readonly Capacity[]>;

export const mayReadLetters = ({ capacity }: Viewer): boolean =>
  capacity === "engine" || otherSights.letter.some((one) => one === capacity);

export const maySee = (query: string, { capacity }: Viewer): boolean =>
  capacity === "engine" || (sights[query] ?? []).includes(capacity);
