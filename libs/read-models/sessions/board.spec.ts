import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import { committee } from "#labelling/committee/committee.js";
import { mandate, seating } from "#labelling/committee/committee.story.js";
import type { PersonId } from "#kernel/index.js";
import { person } from "#labelling/person/person.js";
import { proposal } from "#labelling/proposal/proposal.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { Matter } from "#labelling/session/matter.js";
import type { Question } from "#labelling/session/question.js";
import {
  ana,
  bob,
  cast,
  cleo,
  convened,
  dan,
  deliberated,
  eve,
  heldOn,
  opened,
  roll,
  stranger,
} from "#labelling/session/session.story.js";
import { session } from "#labelling/session/session.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { showCommittee } from "../committees/show-committee.js";
import { listProposals } from "../proposals/list-proposals.js";
import { showProposal } from "../proposals/show-proposal.js";
import { showSession } from "./show-session.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
/** Sits with the others today, and was not there. */
const newcomer = nth(90) as PersonId;
const [sitting, secretly] = [nth(31), nth(32)] as const;
const [file, renewed, revoked, rules, putOff] = [nth(1), nth(2), nth(3), nth(4), nth(5)] as const;
const takenBack = { kind: "revocation", item: nth(7) } as const;

const counts = { for: 1, against: 1, abstain: 0, notCast: 0 };
const votes = [
  { person: ana, on: ana, choice: "for" },
  { person: cleo, on: cleo, choice: "against" },
] as const;
const castingVote = { by: ana, choice: "for" } as const;
const sheet: LegalitySheet = {
  day: heldOn,
  schemeVersion: 1,
  definition: "5d".repeat(32),
  convening: 1,
  presiding: { person: ana, as: "chair" },
  roll,
  present: [ana, bob, cleo],
  voters: deliberated(ana, cleo).voters,
  recused: [],
  quorum: deliberated(ana, cleo).quorum,
  ballots: "open",
  counts,
  votes,
  castingVote,
  majority: { basis: "present-or-represented", size: 2, required: 2, reached: 2, met: true },
  result: "adopted",
};
const { votes: _, ...withoutVotes } = sheet;
const { castingVote: __, ...secretSheet } = { ...withoutVotes, ballots: "secret" } as const;

const asked = (matter: Matter, question: Question): SessionEvent => ({
  type: "DeliberationRequested",
  ...matter,
  question,
});

const voted = (matter: Matter, question: Question, isSecret = false): readonly SessionEvent[] => [
  asked(matter, question),
  { ...deliberated(ana, cleo), item: matter.item },
  ...[cast(ana, "for"), cast(cleo, "against")].map((ballot): SessionEvent => ({
    ...ballot,
    type: isSecret ? "SecretBallotCast" : "BallotCast",
    item: matter.item,
  })),
  { type: "BallotsClosed", item: matter.item },
  { type: "BallotsTallied", item: matter.item, counts },
];

const bare = (ask: Question["ask"]): Question => ({ ask, conditions: [] });
const conditions = [{ text: "Un budget arrêté.", dueOn: "2027-06-30" }];
const granting: Question = { ask: "grant-with-conditions", conditions };

/** Of every kind, what was asked and what came of it. */
const decided = [
  [{ kind: "application", item: file }, granting, "granted-with-conditions", "Le budget manque."],
  [{ kind: "renewal", item: renewed }, bare("renew"), "not-renewed", "Rien n’a été fait."],
  [{ kind: "revocation", item: revoked }, bare("revoke"), "revoked", "La charte est oubliée."],
  [{ kind: "proposal", item: rules }, bare("approve"), "sent-back", "À préciser."],
] as const;

const late = "2027-01-26T12:00:00.000Z";

let reading: TestReading;
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  await log.tell(committee, "creativallee", seating(ana, bob, cleo, dan, newcomer));
  const put = { kind: "renewal", item: putOff } as const;
  await log.tell(session, sitting, [
    convened(),
    ...[...decided.map(([matter]) => matter), put, takenBack].map((matter): SessionEvent => ({
      type: "AgendaItemAdded",
      ...matter,
    })),
    opened(ana, bob, cleo),
    asked(takenBack, bare("revoke")),
    { ...deliberated(ana, cleo), item: takenBack.item },
    { type: "QuestionWithdrawn", item: takenBack.item },
    { type: "MemberRecused", item: rules, person: dan, ground: "other", source: "member" },
    ...voted(put, bare("adjourn")),
    { type: "QuestionRejected", item: putOff, sheet: { ...sheet, result: "not-adopted" } },
    { type: "ItemAdjourned", ...put, reason: "put-off", adjournedOn: heldOn },
  ]);
  for (const [matter, question, outcome, motives] of decided) {
    const { item } = matter;
    const drawn = { outcome, conditions: [], motives, sheet, decidedOn: heldOn };
    await log.tell(
      session,
      sitting,
      [
        ...voted(matter, question),
        { type: "CastingVoteGiven", item, ...castingVote },
        { type: "ItemDecided", ...matter, ...drawn },
      ],
      { at: late },
    );
  }
  const [[matter, question]] = decided;
  await log.tell(session, secretly, [
    convened({ ballots: "secret" }),
    { type: "AgendaItemAdded", ...matter },
    opened(ana, bob, cleo),
    ...voted(matter, question, true),
    {
      type: "ItemDecided",
      ...matter,
      outcome: "granted",
      conditions: [],
      sheet: secretSheet,
      decidedOn: heldOn,
    },
  ]);
  await log.tell(proposal, rules, [
    {
      type: "RulesProposed",
      scheme: "creativallee",
      definition: "5d".repeat(32),
      about: ["charter"],
      proposer: cleo,
      motives: "Le public vient de loin.",
      proposedOn: "2027-01-12",
    },
    { type: "ProposalPutOnAgenda", session: sitting, putOn: "2027-01-13" },
    { type: "ProposalSentBack", session: sitting, decidedOn: heldOn },
  ]);
}, 60_000);
afterAll(() => reading.stop());

const secretariat = as("secretariat", stranger);
const board = (viewer: Viewer = as("chair", ana), asking = {}, id: string = sitting) =>
  reading.ask(showSession, { id }, viewer, asking);
const itemOf = async (item: string, ...asked: Parameters<typeof board>) =>
  (await board(...asked))?.items.find((one) => one.item === item);

describe("an item on the board of a session", () => {
  const all = decided.map(([matter, question, outcome, motives]) => ({
    ...matter,
    question,
    outcome,
    motives,
  }));

  it.each(all)("shows a $kind from its question to its decision", async (one) => {
    expect(await itemOf(one.item)).toMatchObject({
      ...one,
      stage: "decided",
      castingVote,
      decidedOn: heldOn,
      sheet,
      ballots: votes,
    });
  });
  it.each(all)("tells of a $kind the same once it is built anew", async ({ item }) => {
    const before = await itemOf(item);
    await reading.rebuilt();
    expect(await itemOf(item)).toEqual(before);
  });
  it("shows who voted which way to those who sit, keep the minutes or audit, the rest to all", async () => {
    for (const viewer of [as("reviewer", cleo), as("auditor", stranger), secretariat])
      expect((await itemOf(file, viewer))?.sheet).toEqual(sheet);
    const shown = await itemOf(file, as("reviewer", newcomer));
    expect(shown).toMatchObject({ motives: "Le budget manque.", castingVote, ballots: null });
    expect(shown?.sheet).toEqual(withoutVotes);
  });
  it("shows who keeps the minutes how a show of hands went once it is closed", async () => {
    const id = nth(33);
    const { log } = reading;
    const [[matter, question]] = decided;
    const [requested, opening, ...hands] = voted(matter, question);
    await log.tell(session, id, [
      convened(),
      { type: "AgendaItemAdded", ...matter },
      opened(ana, bob, cleo),
      ...(requested && opening ? [requested, opening] : []),
      ...hands.slice(0, 2),
    ]);
    const ballots = async (viewer: Viewer) => (await itemOf(matter.item, viewer, {}, id))?.ballots;
    expect(await ballots(secretariat)).toBeNull();
    expect(await ballots(as("chair", ana))).toEqual(votes);
    await log.tell(session, id, hands.slice(2));
    expect(await ballots(secretariat)).toEqual(votes);
  });
  it("shows no secret choice to anybody", async () => {
    for (const viewer of [secretariat, as("chair", ana), as("auditor", stranger)]) {
      const shown = await board(viewer, {}, secretly);
      expect(shown?.items).toMatchObject([{ outcome: "granted", counts, sheet: secretSheet }]);
      expect(JSON.stringify(shown)).not.toContain('"choice"');
    }
  });
  it("that is put off says why, and has the vote on the last question, not adopted", async () => {
    expect(await itemOf(putOff)).toMatchObject({
      stage: "adjourned",
      adjournedFor: "put-off",
      question: bare("adjourn"),
      outcome: null,
      motives: null,
      sheet: { result: "not-adopted" },
    });
  });
  it("whose question was taken back shows none, nor anything of its vote", async () => {
    expect(await itemOf(takenBack.item)).toMatchObject({
      stage: "listed",
      question: null,
      presiding: null,
      cast: 0,
      ballots: null,
      sheet: null,
    });
  });
  it("is not there for who is recused from it", async () => {
    const shown = await board(as("reviewer", dan));
    expect(shown?.items).toHaveLength(5);
    expect(JSON.stringify(shown)).not.toContain("À préciser");
  });
  it("is as it stood on the day asked about", async () => {
    expect(await itemOf(file, as("chair", ana), { asOf: "2027-01-26T11:00:00.000Z" })).toEqual({
      kind: "application",
      item: file,
      stage: "listed",
      outcome: null,
      counts: null,
      question: null,
      presiding: null,
      recusals: [],
      cast: 0,
      ballots: null,
      castingVote: null,
      decidedOn: null,
      adjournedFor: null,
      motives: null,
      sheet: null,
    });
  });
});

describe("the roll", () => {
  const names = { ana: "Ana Dupré", bob: "Bob Carlier", cleo: "Cléo Vasseur", eve: "Ève Lefèvre" };
  const [awaited, sat] = [nth(34), nth(35)] as const;

  beforeAll(async () => {
    const { log } = reading;
    const seats = [
      { institution: "CRCI", count: 2, substitutes: 1 },
      { institution: "NFX", count: 1, substitutes: 1 },
      { institution: "APIM", count: 1, substitutes: 0 },
    ];
    const formedOn = "2027-01-01";
    const rules = { schemeVersion: 1, definition: "5d".repeat(32), seats, chair: "CRCI" };
    await log.tell(committee, "creativallee", [
      { type: "CommitteeFormed", ...rules, formedOn },
      ...roll.map((one) => ({ type: "MandateGiven", ...one, from: formedOn }) as const),
      // After the sessions: on no roll of theirs.
      ...[dan, newcomer].map((one) => mandate(one, "2027-02-15")),
    ]);
    for (const [id, name] of [
      [ana, names.ana],
      [bob, names.bob],
      [cleo, names.cleo],
      [eve, names.eve],
    ] as const)
      await log.tell(person, id, [{ type: "PersonRegistered", name, email: `${id}@example.org` }]);
    await log.tell(session, awaited, [convened()]);
    await log.tell(session, sat, [
      convened(),
      { type: "ProxyGiven", from: bob, to: cleo },
      opened(ana, cleo, eve),
    ]);
  });

  it("tells titular members from substitutes, by name to those who sit there and to the secretariat", async () => {
    for (const viewer of [as("reviewer", cleo), as("chair", ana), secretariat])
      for (const id of [awaited, sat])
        expect((await board(viewer, {}, id))?.roll).toEqual(
          expect.arrayContaining([
            { ...roll[0], name: names.ana },
            // Nobody has registered Dan in this spec.
            { ...roll[3], name: null },
            { ...roll[4], name: names.eve, rank: "substitute" },
          ]),
        );
  });
  it("names nobody to who audits, and is not there for who sits elsewhere", async () => {
    for (const id of [awaited, sat]) {
      expect(await board(as("reviewer", stranger), {}, id)).toBeUndefined();
      for (const viewer of [as("auditor", stranger), as("auditor", ana)]) {
        const shown = await board(viewer, {}, id);
        expect(shown?.roll.map(({ name }) => name)).toEqual(roll.map(() => null));
        expect(JSON.stringify(shown)).not.toMatch(/Dupré|Carlier|Vasseur|Lefèvre/);
      }
    }
  });
  it("is that of the committee, whose mandates have the same names for the same people", async () => {
    const shown = (viewer: Viewer) =>
      reading.ask(showCommittee, { id: "creativallee", on: heldOn }, viewer);
    const own = await shown(as("reviewer", bob));
    expect(own?.roll).toContainEqual({ ...roll[2], name: names.cleo });
    expect(own?.mandates).toContainEqual(expect.objectContaining({ person: eve, name: names.eve }));
    const others = await shown(as("auditor", stranger));
    expect(JSON.stringify(others)).not.toMatch(/Dupré|Carlier|Vasseur|Lefèvre/);
  });
  it("keeps its names for who was on it and has left; what the committee is called since is not theirs", async () => {
    const [{ mandate: hers = "" } = {}] = roll.filter(({ person }) => person === eve);
    await reading.log.tell(committee, "creativallee", [
      { type: "MandateEnded", mandate: hers, until: "2027-02-20" },
    ]);
    const viewer = as("reviewer", eve);
    expect((await board(viewer, {}, sat))?.roll).toContainEqual({ ...roll[0], name: names.ana });
    const shown = await reading.ask(showCommittee, { id: "creativallee" }, viewer);
    expect(shown?.mandates.map(({ name }) => name)).toEqual(shown?.mandates.map(() => null));
  });
  it("says who makes the quorum: members there, substitutes for one who is not, proxies", async () => {
    expect((await board(secretariat, {}, sat))?.quorum).toMatchObject({
      required: 2,
      by: { members: 2, substitutes: 0, represented: 1 },
    });
  });
});

describe("rules proposed", () => {
  const shown = (viewer: Viewer, asking = {}) =>
    reading.ask(showProposal, { id: rules }, viewer, asking);

  it("are shown with what sessions made of them, and why", async () => {
    expect(await shown(as("reviewer", cleo))).toMatchObject({
      stream: `proposal-${rules}`,
      version: 2,
      phase: "sent-back",
      motives: "Le public vient de loin.",
      decisions: [
        {
          session: sitting,
          outcome: "sent-back",
          decidedOn: heldOn,
          motives: "À préciser.",
          sheet,
        },
      ],
    });
    const outside = await shown(as("reviewer", newcomer));
    expect(outside?.decisions).toMatchObject([{ sheet: withoutVotes }]);
    expect(outside?.decisions[0]?.sheet).not.toHaveProperty("votes");
  });
  it("are not there for who is recused from the vote on them, nor listed", async () => {
    const recused = as("reviewer", dan);
    expect(await shown(recused)).toBeUndefined();
    expect((await reading.ask(listProposals, {}, recused))?.items).toEqual([]);
    expect((await reading.ask(listProposals, {}, secretariat))?.items).toHaveLength(1);
  });
  it("that were taken back say so, and why", async () => {
    const { log } = reading;
    const by = { definition: "5d".repeat(32), about: ["brand"], proposer: cleo, motives: "Court." };
    await log.tell(proposal, nth(6), [
      { type: "RulesProposed", scheme: "creativallee", ...by, proposedOn: "2027-02-01" },
      { type: "ProposalWithdrawn", motives: "Fait ailleurs.", withdrawnOn: "2027-02-02" },
    ]);
    expect(await reading.ask(showProposal, { id: nth(6) }, secretariat)).toMatchObject({
      phase: "withdrawn",
      withdrawn: { on: "2027-02-02", motives: "Fait ailleurs." },
      decisions: [],
    });
    expect(await shown(secretariat)).toMatchObject({ withdrawn: null });
  });
  it("are none before they were made", async () => {
    const early = { asOf: "2027-01-26T11:00:00.000Z" };
    expect(await shown(secretariat, early)).toBeUndefined();
    expect(await reading.ask(showProposal, { id: nth(90) }, secretariat)).toBeUndefined();
  });
});
