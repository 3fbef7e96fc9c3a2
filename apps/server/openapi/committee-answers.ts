import type { PersonId } from "#kernel/index.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import type { ToldDecision } from "#read-models/decisions/told-decisions.js";
import type { ListedProposal } from "#read-models/proposals/list-proposals.js";
import type { ProposalDetail } from "#read-models/proposals/show-proposal.js";
import type { ListedSession } from "#read-models/sessions/list-sessions.js";
import type { SessionDetail } from "#read-models/sessions/show-session.js";
import { readBefore } from "./reading-answers.js";

const item = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const session = "2b6f3d1a-9c47-5e0b-8d21-7a1f0c5e4b93";
const chair = "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61" as PersonId;
const member = "6a2d4e8f-1b3c-8f5a-9e7d-0c1b2a3f4e5d" as PersonId;
const recused = "0d9c8b7a-6f5e-8d3c-8b2a-1f0e9d8c7b6a" as PersonId;

const counts = { for: 2, against: 0, abstain: 0, notCast: 0 };
const presiding = { person: chair, as: "chair" } as const;
const quorum = { basis: "all-seats", size: 6, required: 3, reached: 3, met: true } as const;
const roll = [
  { person: chair, institution: "Association Créativallée", rank: "member", mandate: "m-1" },
] as const;
const seats = roll.map((seat) => ({ ...seat, name: "Alix Dupré" }));
const opening = { ...quorum, by: { members: 2, substitutes: 0, represented: 1 } };
const recusals = [{ person: recused, ground: "institution", source: "engine" }] as const;
const vote = { person: member, on: member } as const;

export const sheet: LegalitySheet = {
  day: "2007-01-26",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  convening: 1,
  presiding,
  roll,
  present: [chair, member],
  voters: [{ ...vote, institution: "NFX" }],
  recused: recusals,
  quorum,
  ballots: "open",
  counts,
  votes: [{ ...vote, choice: "for" }],
  castingVote: { by: chair, choice: "for" },
  majority: { basis: "present-or-represented", size: 2, required: 2, reached: 2, met: true },
  result: "adopted",
};

const { votes: _, castingVote: __, ...unnamed } = sheet;
export const secretSheet: LegalitySheet = unnamed;

const conditions = [{ text: "Un budget arrêté.", dueOn: "2007-06-30" }];
const motives = "Le projet tient, son budget reste à fixer.";

const listed: ListedSession = {
  id: session,
  scheme: "creativallee",
  heldOn: "2007-01-26",
  place: "Hôtel de Région, Lille",
  phase: "closed",
  convening: 1,
  items: [
    { kind: "application", item, stage: "decided", outcome: "granted", counts },
    { kind: "proposal", item: session, stage: "listed", outcome: null, counts: null },
  ],
};

export const listedSessions: readonly ListedSession[] = [listed, { ...listed, items: [] }];

const closed: SessionDetail = {
  ...listed,
  stream: `session-${session}`,
  version: 31,
  schemeVersion: 1,
  convenedOn: "2007-01-05",
  previous: session,
  adjournedFor: "no-quorum",
  roll: seats,
  presiding,
  present: [chair, member],
  proxies: [{ from: recused, to: member }],
  quorum: opening,
  ballots: "open",
  minutes: { drafted: "5d".repeat(32), approved: "5d".repeat(32) },
  items: [
    {
      kind: "application",
      item,
      stage: "decided",
      outcome: "granted",
      counts,
      presiding,
      recusals: [...recusals, { ...recusals[0], readBefore }],
      cast: 2,
      ballots: [{ ...vote, choice: "for" }],
      question: { ask: "grant-with-conditions", conditions },
      castingVote: { by: chair, choice: "for" },
      decidedOn: "2007-01-26",
      adjournedFor: null,
      motives,
      sheet,
    },
    {
      kind: "proposal",
      item: session,
      stage: "listed",
      outcome: null,
      counts: null,
      presiding: null,
      recusals: [],
      cast: 0,
      ballots: null,
      question: null,
      castingVote: null,
      decidedOn: null,
      adjournedFor: null,
      motives: null,
      sheet: null,
    },
    {
      kind: "renewal",
      item: chair,
      stage: "listed",
      outcome: null,
      counts,
      presiding,
      recusals: [],
      cast: 2,
      ballots: null,
      question: { ask: "adjourn", conditions: [] },
      castingVote: null,
      decidedOn: null,
      adjournedFor: "no-quorum",
      motives: null,
      sheet: secretSheet,
    },
  ],
};

/** To a member with an interest in one of its items. */
const { stream: _stream, version: _version, ...inPart } = closed;

export const shownSessions: readonly SessionDetail[] = [
  closed,
  inPart,
  {
    ...closed,
    phase: "convened",
    roll: seats.map((seat) => ({ ...seat, name: null })),
    previous: null,
    adjournedFor: null,
    presiding: null,
    quorum: null,
    minutes: { drafted: null, approved: null },
  },
];

const proposed: ListedProposal = {
  id: item,
  scheme: "creativallee",
  definition: "5d".repeat(32),
  about: ["charter", "OUTSIDE_TERRITORY"],
  proposer: member,
  proposedOn: "2007-01-08",
  motives: "Les déplacements du public ne sont pas traités.",
  phase: "approved",
  session,
  decidedOn: "2007-01-26",
};

export const listedProposals: readonly ListedProposal[] = [
  proposed,
  { ...proposed, phase: "proposed", session: null, decidedOn: null },
];

export const decisions: readonly ToldDecision[] = [
  {
    session,
    outcome: "granted-with-conditions",
    decidedOn: "2007-01-26",
    motives,
    conditions,
    sheet,
  },
  {
    session,
    outcome: "granted",
    decidedOn: "2007-01-26",
    motives: null,
    conditions: [],
    sheet: secretSheet,
  },
  { session: null, outcome: "granted", decidedOn: "2007-01-26", motives: null, conditions: [] },
];

const withdrawn = { on: "2007-01-20", motives };

export const shownProposals: readonly ProposalDetail[] = [
  null,
  withdrawn,
  { ...withdrawn, motives: null },
].map((one) => ({
  ...proposed,
  ...(one && { phase: "withdrawn", session: null, decidedOn: null }),
  withdrawn: one,
  stream: `proposal-${item}`,
  version: 3,
  decisions: decisions.filter((decision) => decision.session !== null),
}));
