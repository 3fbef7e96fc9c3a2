import { describe, expect, it } from "@jest/globals";
import type { Actor, PersonId } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import type { Committee } from "../scheme/definition.js";
import { adjournItem } from "./adjourn-item.js";
import { castBallot } from "./cast-ballot.js";
import { closeBallots } from "./close-ballots.js";
import { decideItem } from "./decide-item.js";
import type { SessionEvent } from "./events.js";
import { adjournBegunVote } from "./former/adjourn-item.js";
import { closeBallots as closeOnAnyBallot } from "./former/close-ballots.js";
import { giveCastingVote } from "./give-casting-vote.js";
import type { Recusal } from "./matter.js";
import { openDeliberation } from "./open-deliberation.js";
import { requestDeliberation } from "./request-deliberation.js";
import { session } from "./session.js";
import {
  added,
  ana,
  bob,
  cast,
  cleo,
  convened,
  dan,
  deliberated,
  file,
  heldOn,
  opened,
  requested,
  stranger,
} from "./session.story.js";
import { tallyBallots } from "./tally-ballots.js";

const meeting = story(session);
const as = (id: PersonId, capacity: Actor["as"] = "reviewer"): Actor => ({ id, as: capacity });
const office = as(stranger, "secretariat");
const begun = (change: Partial<Committee> = {}) =>
  [convened(change), added, opened(ana, bob, cleo)] as const;
const debated = (change: Partial<Committee> = {}) =>
  [...begun(change), requested, deliberated(ana, bob, cleo)] as const;
const item = { item: file };
const closed: SessionEvent = { type: "BallotsClosed", ...item };
const tallied = (f: number, against: number, abstain = 0, notCast = 3 - f - against - abstain) =>
  ({
    type: "BallotsTallied",
    item: file,
    counts: { for: f, against, abstain, notCast },
  }) satisfies SessionEvent;
const secret = { ballots: "secret", castingVote: false } as const;

describe("putting a question on an item", () => {
  const ask = (question: object, ties: readonly Recusal[], ...history: readonly SessionEvent[]) =>
    meeting
      .given(...history)
      .when(
        requestDeliberation,
        { item: file, question: { ask: "grant", conditions: [], ...question } },
        heldOn,
        { ties },
      );
  const tie: Recusal = { person: bob, ground: "institution", source: "engine" };
  const recused: SessionEvent = { type: "MemberRecused", item: file, ...tie };
  it("is noted", () => ask({}, [], ...begun()).then(requested));
  it("recuses those whom ids tie to it, each once", () => {
    ask({}, [tie], ...begun()).then(recused, requested);
    ask({}, [tie], ...begun(), recused).then(requested);
  });
  it("is one that fits the matter", () =>
    ask({ ask: "renew" }, [], ...begun()).refused("QUESTION_NOT_FOR_THIS"));
  it("has conditions where, and only where, they are asked for", () => {
    const conditions = [{ text: "Afficher la marque.", dueOn: "2027-04-30" }];
    const question = { ask: "grant-with-conditions", conditions } as const;
    ask(question, [], ...begun()).then({ ...requested, question } as SessionEvent);
    ask({ conditions }, [], ...begun()).refused("CONDITIONS_MISFIT");
    ask({ ...question, conditions: [] }, [], ...begun()).refused("CONDITIONS_MISFIT");
    const late = [{ text: "Hier.", dueOn: heldOn }];
    ask({ ...question, conditions: late }, [], ...begun()).refused("CONDITIONS_MISFIT");
  });
  it("is not put to those who could not decide it", () => {
    ask({}, [tie], convened(), added, opened(ana, bob)).refused("QUORUM_NOT_REACHED", {
      required: 2,
      reached: 1,
    });
    const ties: readonly Recusal[] = [{ ...tie, person: ana }];
    ask({}, ties, convened(), added, opened(ana, bob)).refused("NOBODY_PRESIDES");
  });
  it("comes one at a time, on what is not settled", () => {
    ask({}, [], ...begun(), requested).refused("ITEM_UNDER_WAY");
    ask({}, [], convened(), opened(ana, bob)).refused("ITEM_UNKNOWN");
    ask({}, [], ...begun(), {
      type: "ItemAdjourned",
      ...item,
      kind: "application",
      reason: "put-off",
      adjournedOn: heldOn,
    }).refused("ITEM_SETTLED");
    ask({}, [], convened(), added).refused("SESSION_NOT_OPEN", { heldOn });
  });
});

describe("opening the deliberation", () => {
  const open = (...history: readonly SessionEvent[]) =>
    meeting.given(...history).when(openDeliberation, item, heldOn);
  it("settles who presides, who votes, and that they are enough", () => {
    const quorum = { ...deliberated().quorum, reached: 3 };
    open(...begun(), requested).then({ ...deliberated(ana, bob, cleo), quorum });
  });
  it("leaves the recused out, of the chair too", () => {
    const recused: SessionEvent = {
      type: "MemberRecused",
      ...item,
      person: ana,
      ground: "other",
      source: "member",
    };
    open(...begun(), recused, requested).then({
      ...deliberated(bob, cleo),
      presiding: { person: cleo, as: "deputy" },
      quorum: { basis: "all-seats", size: 3, required: 2, reached: 2, met: true },
    });
  });
  it("needs its quorum and somebody to preside", () => {
    const recusal = (person: PersonId): SessionEvent => ({
      type: "MemberRecused",
      ...item,
      person,
      ground: "other",
      source: "member",
    });
    open(convened(), added, opened(ana, bob), recusal(bob), requested).refused(
      "QUORUM_NOT_REACHED",
      { required: 2, reached: 1 },
    );
    open(convened(), added, opened(ana, bob), recusal(ana), requested).refused("NOBODY_PRESIDES");
  });
  it("follows a question, and happens once", () => {
    open(...begun()).refused("DELIBERATION_NOT_REQUESTED");
    open(...debated()).then();
    open(convened(), opened(ana, bob)).refused("ITEM_UNKNOWN");
    open(convened(), added).refused("SESSION_NOT_OPEN", { heldOn });
    open(...begun(), {
      type: "ItemAdjourned",
      ...item,
      kind: "application",
      reason: "put-off",
      adjournedOn: heldOn,
    }).refused("ITEM_SETTLED");
  });
});

describe("a ballot", () => {
  const vote = (actor: Actor, body: object, ...history: readonly SessionEvent[]) =>
    meeting
      .given(...history)
      .when(castBallot, { item: file, choice: "for", ...body }, heldOn, undefined, actor);
  it("is cast by who has a vote, and may be changed", () => {
    vote(as(bob), {}, ...debated()).then(cast(bob, "for"));
    vote(as(bob), {}, ...debated(), cast(bob, "against")).then(cast(bob, "for"));
    vote(as(bob), {}, ...debated(), cast(bob, "for")).then();
  });
  it("is cast for who gave a proxy, beside one's own", () => {
    const voters = [...deliberated(ana, bob).voters, { person: bob, on: dan, institution: "APIM" }];
    const history = [...begun(), requested, { ...deliberated(), voters }] as const;
    vote(as(bob), { on: dan }, ...history).then(cast(bob, "for", dan));
    vote(as(bob), { on: dan }, ...history, cast(bob, "for")).then(cast(bob, "for", dan));
    vote(as(ana), { on: dan }, ...history).refused("NO_VOTE");
  });
  it("is none without a vote, and none where recused", () => {
    vote(as(dan), {}, ...debated()).refused("NO_VOTE");
    vote(as(stranger), {}, ...debated()).refused("NO_VOTE");
    const recused: SessionEvent = {
      type: "MemberRecused",
      ...item,
      person: bob,
      ground: "institution",
      source: "engine",
    };
    vote(as(bob), {}, ...begun(), recused, requested, deliberated(ana, cleo)).refused("RECUSED");
    // Nor are they told how far it is.
    vote(as(bob), {}, ...begun(), recused).refused("RECUSED");
  });
  it("is nobody else's", () => {
    vote(as(bob), { voter: ana }, ...debated()).refused("NOT_YOUR_BALLOT");
    vote(as(bob), { voter: bob }, ...debated()).then(cast(bob, "for"));
  });
  it("may be a hand that the secretariat saw", () => {
    vote(office, { voter: bob }, ...debated()).then({ ...cast(bob, "for"), shownOfHands: true });
    vote(office, {}, ...debated()).refused("VOTER_NOT_NAMED");
    vote(office, { voter: bob }, ...debated(secret)).refused("SECRET_BALLOT_IS_ONES_OWN");
  });
  it("is cast while voting is open", () => {
    vote(as(bob), {}, ...begun()).refused("BALLOTS_NOT_OPEN");
    vote(as(bob), {}, ...begun(), requested).refused("BALLOTS_NOT_OPEN");
    vote(as(bob), {}, ...debated(), closed).refused("BALLOTS_CLOSED");
    vote(as(bob), {}, ...debated(), closed, tallied(2, 0)).refused("BALLOTS_CLOSED");
    vote(as(bob), {}, convened(), opened(ana, bob)).refused("ITEM_UNKNOWN");
    vote(as(bob), {}, convened(), added).refused("SESSION_NOT_OPEN", { heldOn });
  });
  it("keeps its secret: the fold knows who voted, and not which way", () => {
    const whispered: SessionEvent = {
      type: "SecretBallotCast",
      ...item,
      voter: bob,
      on: bob,
      choice: "for",
    };
    vote(as(bob), {}, ...debated(secret)).then(whispered);
    vote(as(bob), {}, ...debated(secret), whispered).then(whispered);
    const state = [...debated(secret), whispered].reduce(session.evolve, session.initial);
    expect(JSON.stringify(state)).toContain(`"ballots":[{"person":"${bob}","on":"${bob}"}]`);
  });
});

describe("closing the vote", () => {
  const close = (...history: readonly SessionEvent[]) =>
    meeting.given(...history).when(closeBallots, item, heldOn);
  it("counts open ballots at once: the last one of each seat", () =>
    close(...debated(), cast(ana, "for"), cast(bob, "for"), cast(bob, "abstain")).then(
      closed,
      tallied(1, 0, 1, 1),
    ));
  const whispered = (voter: PersonId, on = voter) =>
    ({ type: "SecretBallotCast", ...item, voter, on, choice: "for" }) satisfies SessionEvent;
  const secretly = (...ballots: readonly SessionEvent[]) => close(...debated(secret), ...ballots);
  it("leaves secret ones to be counted", () =>
    secretly(whispered(ana), whispered(bob), whispered(cleo)).then(closed));
  it("waits for three people to vote in secret: the count would tell the choice of fewer", () => {
    const few = (people: number) => ["TOO_FEW_FOR_SECRECY", { people, least: 3 }] as const;
    secretly().refused(...few(0));
    secretly(whispered(ana)).refused(...few(1));
    secretly(whispered(ana), whispered(bob), whispered(bob)).refused(...few(2));
    // Whoever holds a proxy knows both of their ballots.
    secretly(whispered(ana), whispered(bob), whispered(bob, dan)).refused(...few(2));
    meeting
      .given(...debated(secret), whispered(ana))
      .when(closeOnAnyBallot, item, heldOn)
      .then(closed);
  });
  it("happens once, and once voting is open", () => {
    close(...begun()).refused("BALLOTS_NOT_OPEN");
    close(...debated(), closed, tallied(0, 0)).then();
    close(convened(), opened(ana)).refused("ITEM_UNKNOWN");
    close(convened()).refused("SESSION_NOT_OPEN", { heldOn });
  });
});

describe("putting a vote off that is under way", () => {
  const adjourned = (history: readonly SessionEvent[], by: Actor, rule = adjournItem) =>
    meeting.given(...history).when(rule, { ...item, reason: "put-off" }, heldOn, undefined, by);
  const off: SessionEvent = {
    type: "ItemAdjourned",
    ...item,
    kind: "application",
    reason: "put-off",
    adjournedOn: heldOn,
  };
  const chair = as(ana, "chair");
  it("is not for the chair, once ballots are cast that all can read", () => {
    adjourned(debated(), chair).then(off);
    const begunVote = [...debated(), cast(bob, "against")];
    adjourned(begunVote, chair).refused("VOTE_BEGUN");
    adjourned(begunVote, office).then(off);
    adjourned(begunVote, chair, adjournBegunVote).then(off);
  });
  it("is for either where nobody knows how it goes, or it ended in nothing", () => {
    const whispered = { ...cast(bob, "for"), type: "SecretBallotCast" } as const;
    adjourned([...debated(secret), whispered], chair).then(off);
    adjourned([...debated(secret), whispered, closed], chair).then(off);
    const tied = [...debated(), cast(ana, "for"), cast(bob, "against"), closed, tallied(1, 1)];
    adjourned(tied, chair).then(off);
  });
});

describe("counting secret ballots", () => {
  const whispered = (voter: PersonId): SessionEvent => ({
    type: "SecretBallotCast",
    ...item,
    voter,
    on: voter,
    choice: "abstain",
  });
  const voted = [...debated(secret), whispered(ana), whispered(bob)] as const;
  const count = (
    counts: readonly [number, number, number, number],
    ...history: readonly SessionEvent[]
  ) => {
    const [f, against, abstain, notCast] = counts;
    return meeting
      .given(...history)
      .when(tallyBallots, { item: file, counts: { for: f, against, abstain, notCast } }, heldOn);
  };
  it("takes figures that add up to the frozen ballots", () => {
    count([1, 1, 0, 1], ...voted, closed).then(tallied(1, 1, 0, 1));
    count([2, 1, 0, 0], ...voted, closed).refused("COUNTS_DO_NOT_ADD_UP", { ballots: 2 });
    count([1, 1, 0, 0], ...voted, closed).refused("COUNTS_DO_NOT_ADD_UP", { ballots: 2 });
  });
  it("waits for the vote to be closed, and is recorded once", () => {
    count([1, 1, 0, 1], ...voted).refused("BALLOTS_NOT_CLOSED");
    count([2, 0, 0, 1], ...voted, closed, tallied(1, 1, 0, 1)).then();
    count([1, 1, 0, 1], convened(), opened(ana)).refused("ITEM_UNKNOWN");
    count([1, 1, 0, 1], convened()).refused("SESSION_NOT_OPEN", { heldOn });
  });
});

describe("the casting vote", () => {
  const settle = (actor: Actor, choice: "for" | "against", ...history: readonly SessionEvent[]) =>
    meeting
      .given(...history)
      .when(giveCastingVote, { item: file, choice }, heldOn, undefined, actor);
  const tied = [
    ...debated(),
    cast(bob, "for"),
    cast(cleo, "against"),
    closed,
    tallied(1, 1),
  ] as const;
  const given: SessionEvent = { type: "CastingVoteGiven", ...item, by: ana, choice: "for" };
  it("settles a tie, by who presides", () => {
    settle(as(ana, "chair"), "for", ...tied).then(given);
    settle(as(ana, "chair"), "for", ...tied, given).then();
    settle(as(bob), "for", ...tied).refused("NOT_PRESIDING");
  });
  it("goes the way that they voted", () => {
    const voted = [
      ...debated(),
      cast(ana, "for"),
      cast(cleo, "against"),
      closed,
      tallied(1, 1),
    ] as const;
    settle(as(ana, "chair"), "against", ...voted).refused("CASTING_VOTE_CONTRADICTS");
    settle(as(ana, "chair"), "for", ...voted).then(given);
  });
  it("is none without a tie, or where the rules know none", () => {
    settle(as(ana), "for", ...debated(), closed, tallied(2, 1)).refused("NO_CASTING_VOTE");
    settle(as(ana), "for", ...debated({ castingVote: false }), closed, tallied(1, 1)).refused(
      "NO_CASTING_VOTE",
    );
    settle(as(ana), "against", ...tied, given).refused("NO_CASTING_VOTE");
  });
  it("comes after the count", () => {
    settle(as(ana), "for", ...debated()).refused("BALLOTS_NOT_TALLIED");
    settle(as(ana), "for", convened(), opened(ana)).refused("ITEM_UNKNOWN");
    settle(as(ana), "for", convened()).refused("SESSION_NOT_OPEN", { heldOn });
  });
});

type Decided = Extract<SessionEvent, { readonly type: "ItemDecided" }>;
const isDecided = (event: SessionEvent): event is Decided => event.type === "ItemDecided";

describe("deciding an item", () => {
  const decide = (motives: string | undefined, ...history: readonly SessionEvent[]) =>
    meeting.given(...history).when(decideItem, { item: file, ...(motives && { motives }) }, heldOn);
  const sheetIn = (...history: readonly SessionEvent[]) => {
    const state = history.reduce(session.evolve, session.initial);
    const decision = decideItem.decide(
      state,
      { item: file, motives: "Voir l’avis." },
      { at: "", today: heldOn, actor: office, command: "" as never },
      undefined,
    );
    if ("rejected" in decision) throw new Error(decision.rejected.code);
    const decided = decision.accepted.find(isDecided);
    if (!decided) throw new Error("not decided");
    return decided;
  };
  const adopted = [
    ...debated(),
    cast(ana, "for"),
    cast(bob, "for"),
    cast(cleo, "against"),
    closed,
    tallied(2, 1),
  ] as const;

  it("carries all that makes the vote legal", () => {
    const { sheet, ...decision } = sheetIn(...adopted);
    expect(decision).toMatchObject({
      outcome: "granted",
      kind: "application",
      conditions: [],
      decidedOn: heldOn,
    });
    expect(sheet).toMatchObject({
      day: heldOn,
      schemeVersion: 1,
      convening: 1,
      presiding: { person: ana, as: "chair" },
      present: [ana, bob, cleo],
      recused: [],
      quorum: { basis: "all-seats", size: 4, required: 2, reached: 3, met: true },
      ballots: "open",
      counts: { for: 2, against: 1, abstain: 0, notCast: 0 },
      votes: [
        { person: ana, on: ana, choice: "for" },
        { person: bob, on: bob, choice: "for" },
        { person: cleo, on: cleo, choice: "against" },
      ],
      majority: { basis: "present-or-represented", size: 3, required: 2, reached: 2, met: true },
      result: "adopted",
    });
    expect(sheet.roll).toHaveLength(5);
    expect(sheet.voters).toHaveLength(3);
  });
  it("needs no motives to grant what was asked for", () => {
    const { sheet } = sheetIn(...adopted);
    decide(undefined, ...adopted).then({
      type: "ItemDecided",
      ...item,
      kind: "application",
      outcome: "granted",
      conditions: [],
      sheet,
      decidedOn: heldOn,
    });
  });
  it("refuses with motives, never without", () => {
    const refused = [...debated(), closed, tallied(1, 2)] as const;
    decide(undefined, ...refused).refused("DECISION_WANTS_MOTIVES");
    expect(sheetIn(...refused)).toMatchObject({
      outcome: "refused",
      motives: "Voir l’avis.",
      sheet: { result: "not-adopted" },
    });
  });
  it("grants with the conditions that were put to the vote", () => {
    const conditions = [{ text: "effacé", dueOn: "2027-04-30" }];
    const question = { ask: "grant-with-conditions", conditions } as const;
    const asked: SessionEvent = {
      type: "DeliberationRequested",
      kind: "application",
      ...item,
      question,
    };
    const history = [...begun(), asked, deliberated(ana, bob, cleo), closed] as const;
    expect(sheetIn(...history, tallied(3, 0))).toMatchObject({
      outcome: "granted-with-conditions",
      conditions: ["2027-04-30"],
    });
    expect(sheetIn(...history, tallied(0, 3))).toMatchObject({
      outcome: "refused",
      conditions: [],
    });
    decide(undefined, ...history, tallied(3, 0)).refused("DECISION_WANTS_MOTIVES");
  });
  it("waits for the casting vote, and otherwise goes by the tie rule", () => {
    decide("m", ...debated(), closed, tallied(1, 1)).refused("CASTING_VOTE_AWAITED");
    const vote: SessionEvent = { type: "CastingVoteGiven", ...item, by: ana, choice: "for" };
    expect(sheetIn(...debated(), closed, tallied(1, 1), vote)).toMatchObject({
      outcome: "granted",
      sheet: { castingVote: { by: ana, choice: "for" } },
    });
    expect(sheetIn(...debated({ castingVote: false }), closed, tallied(1, 1)).outcome).toBe(
      "adjourned",
    );
    expect(
      sheetIn(...debated({ castingVote: false, tie: "refused" }), closed, tallied(1, 1)).outcome,
    ).toBe("refused");
  });
  it("is none where the abstentions took the quorum away", () => {
    const { quorum } = convened().terms;
    const strict = { quorum: { ...quorum, abstentionsCount: false } };
    decide("m", ...debated(strict), closed, tallied(1, 0, 2)).refused("QUORUM_NOT_REACHED", {
      required: 2,
      reached: 1,
    });
  });
  it("is no decision where adjourning was not adopted: another question may be put", () => {
    const asked: SessionEvent = {
      type: "DeliberationRequested",
      kind: "application",
      ...item,
      question: { ask: "adjourn", conditions: [] },
    };
    const history = [
      ...begun(),
      asked,
      deliberated(ana, bob, cleo),
      closed,
      tallied(0, 3),
    ] as const;
    const state = history.reduce(session.evolve, session.initial);
    const decision = decideItem.decide(
      state,
      { item: file },
      { at: "", today: heldOn, actor: office, command: "" as never },
      undefined,
    );
    expect(decision).toMatchObject({
      accepted: [{ type: "QuestionRejected", item: file, sheet: { result: "not-adopted" } }],
    });
    const again = [...history, { type: "QuestionRejected", ...item } as unknown as SessionEvent];
    meeting
      .given(...again)
      .when(
        requestDeliberation,
        { item: file, question: { ask: "grant", conditions: [] } },
        heldOn,
        { ties: [] },
      )
      .then(requested);
  });
  it("tells no ballot of a secret vote", () => {
    const { sheet } = sheetIn(
      ...debated(secret),
      { type: "SecretBallotCast", ...item, voter: bob, on: bob, choice: "abstain" },
      closed,
      tallied(1, 0, 0, 2),
    );
    expect(sheet.ballots).toBe("secret");
    expect(sheet).not.toHaveProperty("votes");
  });
  it("comes after the count, and once", () => {
    decide("m", ...debated()).refused("BALLOTS_NOT_TALLIED");
    decide("m", ...debated(), closed).refused("BALLOTS_NOT_TALLIED");
    decide("m", ...adopted, sheetIn(...adopted)).refused("ITEM_SETTLED");
    decide("m", convened(), opened(ana)).refused("ITEM_UNKNOWN");
    decide("m", convened()).refused("SESSION_NOT_OPEN", { heldOn });
    meeting
      .given(...adopted, sheetIn(...adopted))
      .when(adjournItem, { item: file, reason: "put-off" }, heldOn)
      .refused("ITEM_SETTLED");
  });
});

describe("putting an item off once its votes are counted", () => {
  const putOff = (...history: readonly SessionEvent[]) =>
    meeting.given(...history).when(adjournItem, { item: file, reason: "put-off" }, heldOn);
  const adjourned: SessionEvent = {
    type: "ItemAdjourned",
    item: file,
    kind: "application",
    reason: "put-off",
    adjournedOn: heldOn,
  };
  it("is for a count that decides nothing: a tie, or a quorum that abstentions took away", () => {
    putOff(...debated(), closed, tallied(1, 1)).then(adjourned);
    const quorum = { ...convened().terms.quorum, abstentionsCount: false };
    putOff(...debated({ quorum }), closed, tallied(1, 0, 2)).then(adjourned);
    putOff(...debated(), closed).then(adjourned);
  });
  it("is not for one that somebody does not like", () => {
    putOff(...debated(), closed, tallied(2, 1)).refused("VOTE_STANDS");
    putOff(...debated(), closed, tallied(1, 2)).refused("VOTE_STANDS");
  });
});
