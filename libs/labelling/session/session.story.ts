import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import type { SessionEvent } from "./events.js";

/** Four seats: two of CRCI, which presides, one of NFX, one of APIM, which nobody holds at first. */
export const terms: Committee = {
  seats: [
    { institution: "CRCI", count: 2, substitutes: 1 },
    { institution: "NFX", count: 1, substitutes: 1 },
    { institution: "APIM", count: 1, substitutes: 0 },
  ],
  quorum: {
    basis: "all-seats",
    share: { numerator: 1, denominator: 2 },
    proxiesCount: true,
    recusals: "leave-the-basis",
    abstentionsCount: true,
  },
  majority: {
    basis: "present-or-represented",
    share: { numerator: 1, denominator: 2 },
    exceed: true,
    abstentions: "leave-the-basis",
    recusals: "leave-the-basis",
    proxiesPerMember: 1,
  },
  ballots: "open",
  castingVote: true,
  tie: "adjourned",
  chair: { institution: "CRCI", whenAbsent: "substitute", whenRecused: "substitute" },
  secondConvening: { quorum: "none", after: { count: 7, unit: "days" } },
};

const id = (n: number) => `7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f0${n}` as PersonId;
export const [ana, bob, cleo, dan, eve] = [id(1), id(2), id(3), id(4), id(5)] as const;
export const stranger = id(9);

/** Ana chairs, of CRCI with Bob; Cleo is of NFX, and deputy; Dan of APIM; Eve stands in for CRCI. */
export const roll: readonly RollEntry[] = [
  { person: ana, institution: "CRCI", rank: "member", mandate: "m1" },
  { person: bob, institution: "CRCI", rank: "member", mandate: "m2" },
  { person: cleo, institution: "NFX", rank: "member", mandate: "m3" },
  { person: dan, institution: "APIM", rank: "member", mandate: "m4" },
  { person: eve, institution: "CRCI", rank: "substitute", mandate: "m5" },
];

export const heldOn = "2027-01-26";
export const file = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";

export const convened = (change: Partial<Committee> = {}) =>
  ({
    type: "SessionConvened",
    scheme: "creativallee",
    schemeVersion: 1,
    definition: "5d".repeat(32),
    terms: { ...terms, ...change },
    heldOn,
    place: "Hôtel de Région",
    convening: 1,
    convenedOn: "2027-01-05",
  }) satisfies SessionEvent;

export const added: SessionEvent = { type: "AgendaItemAdded", kind: "application", item: file };

export const opened = (...present: readonly PersonId[]) =>
  ({
    type: "SessionOpened",
    roll,
    chair: ana,
    deputy: cleo,
    presiding: { person: ana, as: "chair" },
    present,
    quorum: { basis: "all-seats", size: 4, required: 2, reached: present.length, met: true },
    openedOn: heldOn,
  }) satisfies SessionEvent;

export const requested: SessionEvent = {
  type: "DeliberationRequested",
  item: file,
  kind: "application",
  question: { ask: "grant", conditions: [] },
};

export const deliberated = (...voters: readonly PersonId[]) =>
  ({
    type: "DeliberationOpened",
    item: file,
    presiding: { person: ana, as: "chair" },
    voters: voters.map((person) => ({
      person,
      on: person,
      institution: roll.find((entry) => entry.person === person)?.institution ?? "",
    })),
    quorum: { basis: "all-seats", size: 4, required: 2, reached: voters.length, met: true },
  }) satisfies SessionEvent;

export const cast = (voter: PersonId, choice: "for" | "against" | "abstain", on = voter) =>
  ({ type: "BallotCast", item: file, voter, on, choice }) satisfies SessionEvent;
