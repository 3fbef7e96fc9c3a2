import { beforeEach, describe, expect, it } from "@jest/globals";
import { label, type Label } from "#labelling/label/label.js";
import { proposal } from "#labelling/proposal/proposal.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { scheme as rules } from "#labelling/scheme/scheme.js";
import { session as meeting } from "#labelling/session/session.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  labelled,
  member,
  parties,
  people,
  registered,
} from "../golden/stories/cast.js";
import { convened, decided, listed, put, voted } from "../golden/stories/sitting.js";
import { engine, Teller } from "../golden/stories/told.js";
import { domainHouse, type DomainHouse } from "./house.js";
import { atOnce, type Rival } from "./rivals.js";

const scheme = creativallee.id;
const shorter = { ...creativallee, brand: "La Créativallée" };
const longer = { ...creativallee, brand: "La Créativallée du Nord-Pas de Calais" };
const today = "2009-01-05";
let house: DomainHouse;
let teller: Teller;
let cast: Cast;
let sessions: readonly [string, string];

const rivals = (...asks: readonly Rival[]) => atOnce(house, ...asks);
const listing = (session: string, item: string, kind: string): Rival => [
  cast.secretariat,
  "PutOnAgenda",
  { item, kind },
  session,
];
const asking = (session: string, item: string, ask: string): Rival => [
  cast.secretariat,
  "Deliberate",
  { item, question: { ask, conditions: [] } },
  session,
];
const opened = (session: string) =>
  teller.ask(cast.secretariat, "OpenSession", { present: people(cast, 0, 1, 2, 3) }, session);

const proposed = async (definition: string): Promise<string> => {
  const body = { scheme, definition, about: ["brand"], motives: "Plus clair." };
  return teller.ask(member(cast, 1), "ProposeRules", body);
};
const agreed = { 0: "for", 1: "for", 2: "for" };
const settled = async (session: string, item: string) => {
  await put(teller, cast, session, item, { ask: "approve" });
  await voted(teller, cast, session, item, agreed);
  await teller.ask(cast.secretariat, "DecideItem", { item }, session);
  await teller.ask(engine, "SettleProposal", { session }, item);
};
const stageIn = async (session: string, item: string) => {
  const state = await teller.fold(meeting, session);
  return "items" in state ? state.items.find((one) => one.item === item)?.stage.is : undefined;
};

/** Renewable from the autumn on, and heard on why it may be taken away. */
const labelToSettle = async (): Promise<string> => {
  const file = await admitted(teller, cast, "Salon");
  const [session] = sessions;
  await listed(teller, cast, session, file);
  await opened(session);
  await put(teller, cast, session, file, { ask: "grant" });
  await voted(teller, cast, session, file, agreed);
  await decided(teller, cast, session, file);
  await labelled(teller, scheme, file);
  teller.on("2009-11-02");
  const revocation = { motives: "La marque sert à une vente.", answerDueOn: "2009-11-20" };
  await teller.ask(cast.secretariat, "ProposeRevocation", revocation, file);
  await teller.ask(cast.director, "AnswerRevocation", { text: "Elle est finie." }, file);
  return file;
};

beforeEach(async () => {
  house = domainHouse();
  teller = new Teller(house);
  teller.on(today);
  const those = await parties(teller);
  const organisation = await registered(teller, those, { name: "Atelier", kind: "agence" });
  const term = { from: today, until: "2010-12-31" };
  const members = await brandCommittee(teller, those.secretariat, term);
  cast = { ...those, organisation, members };
  sessions = [
    await convened(teller, cast, scheme, today),
    await convened(teller, cast, scheme, today),
  ];
});

describe("a proposal that is put on two agendas at once", () => {
  it("is on one, and gets one decision", async () => {
    const item = await proposed(await teller.written(shorter));
    const answers = await rivals(...sessions.map((one) => listing(one, item, "proposal")));
    expect(answers).toContain("done");
    for (const session of sessions) await opened(session);
    const asked = await rivals(...sessions.map((one) => asking(one, item, "approve")));
    expect(asked.filter((answer) => answer === "done")).toHaveLength(1);
    const stages = await Promise.all(sessions.map((one) => stageIn(one, item)));
    expect(stages.filter((is) => is === "deliberating")).toHaveLength(1);
    const [other] = stages.filter((is) => is !== "deliberating");
    expect([undefined, "adjourned"]).toContain(other);
  });

  it("goes to another session once the first one has put it off", async () => {
    const item = await proposed(await teller.written(shorter));
    const [first, second] = sessions;
    await listed(teller, cast, first, item, "proposal");
    expect(await rivals(listing(second, item, "proposal"))).toEqual(["MATTER_ON_ANOTHER_AGENDA"]);
    await opened(first);
    await put(teller, cast, first, item, { ask: "approve" });
    await teller.ask(cast.secretariat, "AdjournItem", { item, reason: "put-off" }, first);
    await listed(teller, cast, second, item, "proposal");
    await opened(second);
    await settled(second, item);
    expect(await teller.fold(proposal, item)).toMatchObject({ phase: "approved", session: second });
  });
});

describe("a label that is put on two agendas", () => {
  it("is renewed by one or revoked by the other, never both", async () => {
    const item = await labelToSettle();
    const [first, second] = [
      await convened(teller, cast, scheme, "2009-11-30"),
      await convened(teller, cast, scheme, "2009-11-30"),
    ];
    await rivals(listing(first, item, "renewal"), listing(second, item, "revocation"));
    teller.on("2009-11-30");
    await opened(first);
    await opened(second);
    const asked = await rivals(asking(first, item, "renew"), asking(second, item, "revoke"));
    expect(asked.filter((answer) => answer === "done")).toHaveLength(1);
  });

  it("is renewed by no other session while it is to be revoked", async () => {
    const item = await labelToSettle();
    const session = await convened(teller, cast, scheme, "2009-11-30");
    await listed(teller, cast, session, item, "revocation");
    teller.on("2009-11-30");
    await opened(session);
    await put(teller, cast, session, item, { ask: "revoke" });
    await voted(teller, cast, session, item, agreed);
    const motives = "Vendre sous la marque est contraire à la charte.";
    await teller.ask(cast.secretariat, "DecideItem", { item, motives }, session);
    const next = await convened(teller, cast, scheme, "2009-12-15");
    const renewal = listing(next, item, "renewal");
    expect(await rivals(renewal, renewal)).toEqual([
      "MATTER_ON_ANOTHER_AGENDA",
      "MATTER_ON_ANOTHER_AGENDA",
    ]);
    await teller.ask(cast.secretariat, "RevokeLabel", { motives, session }, item);
    expect(await teller.fold(label, item)).toMatchObject({ phase: "revoked" });
    expect(await rivals(renewal)).toEqual(["MATTER_NOT_READY"]);
  });
});

describe("a label that a session refuses to take away", () => {
  const motives = "Vendre sous la marque est contraire à la charte.";
  const opposed = { 0: "against", 1: "against", 2: "against" };
  const refusedRevocation = async (item: string): Promise<string> => {
    const session = await convened(teller, cast, scheme, "2009-11-30");
    await listed(teller, cast, session, item, "revocation");
    teller.on("2009-11-30");
    await opened(session);
    await put(teller, cast, session, item, { ask: "revoke" });
    await voted(teller, cast, session, item, opposed);
    await teller.ask(cast.secretariat, "DecideItem", { item }, session);
    return session;
  };

  it("is not taken away all the same, before that is recorded or after, and is told once", async () => {
    const item = await labelToSettle();
    const session = await refusedRevocation(item);
    const revoke: Rival = [cast.secretariat, "RevokeLabel", { motives }, item];
    const record: Rival = [engine, "RecordLabelDecision", { session }, item];
    const next = await convened(teller, cast, scheme, "2009-12-15");
    const again = listing(next, item, "revocation");
    expect(await rivals(revoke)).toEqual(["REVOCATION_NOT_PROPOSED"]);
    expect(await rivals(again)).toEqual(["MATTER_ON_ANOTHER_AGENDA"]);
    expect(await rivals(record, record, revoke)).toEqual([
      "done",
      "done",
      "REVOCATION_NOT_PROPOSED",
    ]);
    expect(await rivals(record, revoke, again)).toEqual([
      "done",
      "REVOCATION_NOT_PROPOSED",
      "MATTER_NOT_READY",
    ]);
    expect(await teller.fold(label, item)).toMatchObject({
      phase: "active",
      held: { leftBy: [session] },
    });
  });

  it("may be renewed by another session that day, and taken away on another proposal alone", async () => {
    const item = await labelToSettle();
    const session = await refusedRevocation(item);
    await teller.ask(engine, "RecordLabelDecision", { session }, item);
    const anew = { motives: "Une autre vente.", answerDueOn: "2009-12-10" };
    await teller.ask(cast.secretariat, "ProposeRevocation", anew, item);
    await teller.ask(cast.director, "AnswerRevocation", { text: "Elle est finie." }, item);
    const next = await convened(teller, cast, scheme, "2009-12-15");
    expect(await rivals(listing(next, item, "renewal"))).toEqual(["done"]);
    const revoke: Rival = [cast.secretariat, "RevokeLabel", { motives }, item];
    expect(await rivals(revoke)).toEqual(["done"]);
  });
});

describe("a label that a committee is asked to take away", () => {
  const motives = "Vendre sous la marque est contraire à la charte.";
  const asked = async (item: string): Promise<string> => {
    const session = await convened(teller, cast, scheme, "2009-11-30");
    await listed(teller, cast, session, item, "revocation");
    teller.on("2009-11-30");
    await opened(session);
    return session;
  };
  const drop = (item: string): Rival => [cast.secretariat, "DropRevocation", { motives }, item];
  const revoke = (item: string): Rival => [cast.secretariat, "RevokeLabel", { motives }, item];
  const surrender = (item: string): Rival => [cast.director, "SurrenderLabel", {}, item];

  it("keeps its proposal, and is taken away by nobody else, until the committee is done", async () => {
    const item = await labelToSettle();
    const session = await asked(item);
    await put(teller, cast, session, item, { ask: "revoke" });
    const held = "LABEL_IN_DELIBERATION";
    expect(await rivals(drop(item), revoke(item))).toEqual([held, held]);
    await voted(teller, cast, session, item, agreed);
    expect(await rivals(drop(item), revoke(item))).toEqual([held, held]);
    await teller.ask(cast.secretariat, "DecideItem", { item, motives }, session);
    await teller.ask(cast.secretariat, "RevokeLabel", { motives, session }, item);
    expect(await teller.fold(label, item)).toMatchObject({ phase: "revoked" });
  });

  it("is let go by an adjournment", async () => {
    const item = await labelToSettle();
    const session = await asked(item);
    await put(teller, cast, session, item, { ask: "revoke" });
    await teller.ask(cast.secretariat, "AdjournItem", { item, reason: "put-off" }, session);
    expect(await rivals(drop(item))).toEqual(["done"]);
  });

  it.each([true, false])(
    "is voted on, or its proposal is dropped, where both are asked at once: never both; drop first: %s",
    async (first) => {
      const item = await labelToSettle();
      const session = await asked(item);
      const both = [drop(item), asking(session, item, "revoke")];
      const answers = await rivals(...(first ? both : both.toReversed()));
      expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
      const { held } = (await teller.fold(label, item)) as Extract<Label, { phase: "active" }>;
      const stage = await stageIn(session, item);
      expect([stage === "deliberating", held.proposal !== undefined]).toEqual(
        held.proposal ? [true, true] : [false, false],
      );
    },
  );

  it("is its holder’s to give up: nothing is left to decide, and the item is put off", async () => {
    const item = await labelToSettle();
    const session = await asked(item);
    await put(teller, cast, session, item, { ask: "revoke" });
    await voted(teller, cast, session, item, agreed);
    const decide: Rival = [cast.secretariat, "DecideItem", { item, motives }, session];
    const putOff: Rival = [cast.secretariat, "AdjournItem", { item, reason: "put-off" }, session];
    expect(await rivals(putOff)).toEqual(["VOTE_STANDS"]);
    expect(await rivals(surrender(item))).toEqual(["done"]);
    expect(await rivals(decide)).toEqual(["MATTER_OVER"]);
    expect(await rivals(putOff)).toEqual(["done"]);
  });

  it("is not voted on while its holder may still answer, and may be on the agenda ahead", async () => {
    const item = await labelToSettle();
    await teller.ask(cast.secretariat, "DropRevocation", {}, item);
    teller.on("2009-11-16");
    const anew = { motives: "Une autre vente.", answerDueOn: "2009-11-30" };
    await teller.ask(cast.secretariat, "ProposeRevocation", anew, item);
    const early = await convened(teller, cast, scheme, "2009-11-30");
    expect(await rivals(listing(early, item, "revocation"))).toEqual(["HOLDER_MAY_STILL_ANSWER"]);
    const later = await convened(teller, cast, scheme, "2009-12-01");
    await listed(teller, cast, later, item, "revocation");
    teller.on("2009-12-01");
    await opened(later);
    expect(await rivals(asking(later, item, "revoke"))).toEqual(["done"]);
  });

  it("is not voted on where it was proposed anew since it was put on the agenda", async () => {
    const item = await labelToSettle();
    const session = await asked(item);
    await teller.ask(cast.secretariat, "DropRevocation", {}, item);
    const anew = { motives: "Une autre vente.", answerDueOn: "2009-12-10" };
    await teller.ask(cast.secretariat, "ProposeRevocation", anew, item);
    expect(await rivals(asking(session, item, "revoke"))).toEqual(["HOLDER_MAY_STILL_ANSWER"]);
    expect(await stageIn(session, item)).toBe("listed");
  });
});

describe("an approval that is used twice at once", () => {
  it("puts its rules in force once, and not again in place of later ones", async () => {
    const [older, newer] = [await teller.written(shorter), await teller.written(longer)];
    const items = [await proposed(older), await proposed(newer)] as const;
    const [session] = sessions;
    for (const item of items) await listed(teller, cast, session, item, "proposal");
    await opened(session);
    for (const item of items) await settled(session, item);
    const draft = (definition: string): Rival => [
      cast.secretariat,
      "DraftScheme",
      { definition },
      scheme,
    ];
    const publish = (definition: string, by: string): Rival => [
      cast.secretariat,
      "PublishScheme",
      { definition, proposal: by },
      scheme,
    ];
    expect(await rivals(draft(older))).toEqual(["done"]);
    expect(await rivals(publish(older, items[0]), publish(older, items[0]))).toEqual([
      "done",
      "done",
    ]);
    expect(await rivals(draft(newer))).toEqual(["done"]);
    expect(await rivals(publish(newer, items[1]))).toEqual(["done"]);
    expect(await rivals(draft(older))).toEqual(["done"]);
    const back = publish(older, items[0]);
    expect(await rivals(back, back)).toEqual(["APPROVAL_USED_UP", "APPROVAL_USED_UP"]);
    expect(await teller.fold(rules, scheme)).toMatchObject({
      current: { version: 3, definition: newer },
      usedUp: items,
    });
  });
});
