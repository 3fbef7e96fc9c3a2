import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Actor } from "#kernel/index.js";
import { label } from "#labelling/label/label.js";
import { proposal } from "#labelling/proposal/proposal.js";
import { register } from "#labelling/register/register.js";
import { rota } from "#labelling/rota/rota.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { session as meeting } from "#labelling/session/session.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  member,
  parties,
  people,
  registered,
} from "../golden/stories/cast.js";
import { convened, decided, listed, put, voted } from "../golden/stories/sitting.js";
import { engine, Teller } from "../golden/stories/told.js";
import { domainHouse, type DomainHouse } from "./house.js";
import { atOnce as answersTo, type Rival } from "./rivals.js";

const scheme = creativallee.id;
let house: DomainHouse;
let teller: Teller;
let cast: Cast;
let files: readonly [string, string];
let session: string;

const atOnce = (...rivals: readonly Rival[]) => answersTo(house, ...rivals);

const stageOf = async (item: string) => {
  const state = await teller.fold(meeting, session);
  const found = "items" in state && state.items.find((one) => one.item === item);
  if (!found) throw new Error(`${item} is not on the agenda`);
  return found.stage;
};

beforeEach(async () => {
  house = domainHouse();
  teller = new Teller(house);
  teller.on("2009-01-05");
  const those = await parties(teller);
  const organisation = await registered(teller, those, { name: "Atelier", kind: "agence" });
  const term = { from: "2009-01-05", until: "2010-12-31" };
  const members = await brandCommittee(teller, those.secretariat, term);
  cast = { ...those, organisation, members };
  files = [await admitted(teller, cast, "Salon"), await admitted(teller, cast, "Fête")];
  session = await convened(teller, cast, scheme, "2009-01-05");
  for (const file of files) await listed(teller, cast, session, file);
  const present = people(cast, 0, 1, 2, 3);
  await teller.ask(cast.secretariat, "OpenSession", { present }, session);
});

describe("votes that come at once", () => {
  it("of one member are one ballot, the last one", async () => {
    const [item] = files;
    await put(teller, cast, session, item, { ask: "grant" });
    const voter = member(cast, 1);
    const ballot = (choice: string) => [voter, "CastBallot", { item, choice }, session] as const;
    const rivals = ["for", "against", "abstain", "for"].map(ballot);
    expect(await atOnce(...rivals)).toEqual(rivals.map(() => "done"));
    expect(await stageOf(item)).toMatchObject({ ballots: [{ person: voter.id, on: voter.id }] });
  });

  it("with the end of voting are counted, or refused", async () => {
    const [item] = files;
    await put(teller, cast, session, item, { ask: "grant" });
    const ballots = [0, 1, 2, 3].map(
      (nth) => [member(cast, nth), "CastBallot", { item, choice: "for" }, session] as const,
    );
    const close = [cast.secretariat, "CloseBallots", { item }, session] as const;
    const answers = await atOnce(...ballots.slice(0, 2), close, ...ballots.slice(2));
    const counted = answers.filter((answer) => answer === "done").length - 1;
    expect(new Set(answers.filter((answer) => answer !== "done"))).toEqual(
      new Set(counted < 4 ? ["BALLOTS_CLOSED"] : []),
    );
    expect(await stageOf(item)).toMatchObject({
      is: "tallied",
      counts: { for: counted, against: 0, abstain: 0, notCast: 4 - counted },
    });
    expect(await atOnce(...ballots)).toEqual(ballots.map(() => "BALLOTS_CLOSED"));
  });

  it("are nobody's who is not there, is recused or holds no mandate", async () => {
    const [item] = files;
    await teller.ask(member(cast, 1), "RecuseMember", { item }, session);
    await put(teller, cast, session, item, { ask: "grant" });
    const ballot = (by: Actor) => [by, "CastBallot", { item, choice: "for" }, session] as const;
    const stranger: Actor = { id: cast.director.id, as: "reviewer" };
    const leaving = { person: member(cast, 2).id };
    const [recused, absent, without] = await atOnce(
      ballot(member(cast, 1)),
      ballot(member(cast, 5)),
      ballot(stranger),
      [cast.secretariat, "RecordLeaving", leaving, session],
    );
    expect([recused, absent, without]).toEqual(["RECUSED", "NO_VOTE", "NO_VOTE"]);
  });
});

describe("decisions that come at once", () => {
  it("are one, drawn from the last count", async () => {
    const [item] = files;
    await put(teller, cast, session, item, { ask: "grant" });
    await voted(teller, cast, session, item, { 0: "for", 1: "for" });
    const decide = [cast.secretariat, "DecideItem", { item }, session] as const;
    const stale = [member(cast, 2), "CastBallot", { item, choice: "against" }, session] as const;
    const recount = [
      engine,
      "TallyBallots",
      { item, counts: { for: 0, against: 4, abstain: 0, notCast: 0 } },
      session,
    ] as const;
    const answers = await atOnce(decide, stale, recount, decide);
    expect(answers.toSorted()).toEqual(["BALLOTS_CLOSED", "ITEM_SETTLED", "done", "done"]);
    expect(await stageOf(item)).toMatchObject({ is: "decided", outcome: "granted" });
  });

  it("give each label a number of its own, and one", async () => {
    for (const item of files) {
      await put(teller, cast, session, item, { ask: "grant" });
      await voted(teller, cast, session, item, { 0: "for", 1: "for", 2: "for" });
      await decided(teller, cast, session, item);
    }
    const allot = (item: string) =>
      [engine, "AllotNumber", { label: item, application: item }, scheme] as const;
    const grant = (item: string) => [engine, "GrantLabel", { application: item }, item] as const;
    const all = [...files, ...files, ...files];
    expect(await atOnce(...all.map(allot))).toEqual(all.map(() => "done"));
    const { labels } = await teller.fold(register, scheme);
    expect(labels.map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(labels.map((one) => one.label))).toEqual(new Set(files));
    expect(await atOnce(...all.map(grant))).toEqual(all.map(() => "done"));
    const numbers: number[] = [];
    for (const item of files) {
      const state = await teller.fold(label, item);
      if (state.phase !== "not-granted") numbers.push(state.held.number);
    }
    expect(numbers.toSorted()).toEqual([1, 2]);
  });

  it("on a file's withdrawal leave it either withdrawn or in hand, never both", async () => {
    const [item] = files;
    const question = { ask: "grant", conditions: [] };
    const [withdrawn, questioned] = await atOnce(
      [cast.director, "WithdrawApplication", {}, item],
      [cast.secretariat, "Deliberate", { item, question }, session],
    );
    expect([withdrawn, questioned].filter((answer) => answer === "done")).toHaveLength(1);
    const { is } = await stageOf(item);
    expect(is).toBe(withdrawn === "done" ? "adjourned" : "deliberating");
  });

  it("on rules stand though their proposer takes them back", async () => {
    const definition = await teller.written({ ...creativallee, brand: "La Créativallée" });
    const proposer = member(cast, 1);
    const body = { scheme, definition, about: ["brand"], motives: "Plus court." };
    const item = await teller.ask(proposer, "ProposeRules", body);
    const second = await convened(teller, cast, scheme, "2009-01-05");
    await listed(teller, cast, second, item, "proposal");
    await teller.ask(cast.secretariat, "OpenSession", { present: people(cast, 0, 1, 2) }, second);
    await put(teller, cast, second, item, { ask: "approve" });
    await voted(teller, cast, second, item, { 0: "for", 1: "for", 2: "for" });
    await teller.ask(cast.secretariat, "DecideItem", { item }, second);
    const settle = [engine, "SettleProposal", { session: second }, item] as const;
    const answers = await atOnce(settle, [proposer, "WithdrawProposal", {}, item], settle);
    expect([answers[0], answers[2]]).toEqual(["done", "done"]);
    expect(["done", "PROPOSAL_DECIDED"]).toContain(answers[1]);
    expect(await teller.fold(proposal, item)).toMatchObject({ phase: "approved", session: second });
  });
});

describe("draws that come at once", () => {
  it("ask nobody twice, and share the reviews out", async () => {
    for (const file of files) await teller.ask(engine, "OpenInstruction", {}, file);
    const all = [...files, ...files, ...files];
    const draws = all.map(
      (instruction) => [engine, "DrawReviewers", { instruction }, scheme] as const,
    );
    expect(await atOnce(...draws)).toEqual(draws.map(() => "done"));
    const { turns } = await teller.fold(rota, scheme);
    expect(turns).toHaveLength(2 * creativallee.review.minimum);
    expect(new Set(turns.map(({ person }) => person)).size).toBe(turns.length);
    const [first] = turns;
    const assign = { person: first?.person };
    const assigned = await atOnce(
      ...[1, 2, 3].map(() => [engine, "AssignReviewer", assign, first?.instruction ?? ""] as const),
    );
    expect(assigned).toEqual(["done", "done", "done"]);
  });
});
