import { describe, expect, it } from "@jest/globals";
import { story } from "#kernel/story.js";
import type { Committee } from "../scheme/definition.js";
import { castBallot } from "./cast-ballot.js";
import { closeSession } from "./close-session.js";
import type { SessionEvent } from "./events.js";
import { openDeliberation } from "./open-deliberation.js";
import { requestDeliberation } from "./request-deliberation.js";
import { session, stageOf } from "./session.js";
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
} from "./session.story.js";
import { withdrawQuestion } from "./withdraw-question.js";

const meeting = story(session);
const item = { item: file };
const begun = (change: Partial<Committee> = {}) =>
  [convened(change), added, opened(ana, bob, cleo)] as const;
const debated = (change: Partial<Committee> = {}) =>
  [...begun(change), requested, deliberated(ana, bob, cleo)] as const;
const takenBack: SessionEvent = { type: "QuestionWithdrawn", item: file };
const closed: SessionEvent = { type: "BallotsClosed", item: file };
const counts = { for: 1, against: 0, abstain: 0, notCast: 2 };

const takeBack = (...history: readonly SessionEvent[]) =>
  meeting.given(...history).when(withdrawQuestion, item, heldOn);

describe("taking a question back", () => {
  it("is possible before the vote is opened, and before its first ballot", () => {
    takeBack(...begun(), requested).then(takenBack);
    takeBack(...debated()).then(takenBack);
    takeBack(...debated({ ballots: "secret" })).then(takenBack);
  });
  it("is of the item that is named, whatever comes before it on the agenda", () => {
    const other = "1c9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
    const first: SessionEvent = { type: "AgendaItemAdded", kind: "proposal", item: other };
    const agenda = [convened(), first, added, opened(ana, bob, cleo), requested] as const;
    takeBack(...agenda).then(takenBack);
    meeting
      .given(...agenda)
      .when(withdrawQuestion, { item: other }, heldOn)
      .then();
  });
  it("says nothing where no question is put, or none any more", () => {
    takeBack(...begun()).then();
    takeBack(...debated(), takenBack).then();
  });
  it("is not for a vote that has begun, open or secret", () => {
    takeBack(...debated(), cast(bob, "for")).refused("VOTE_BEGUN");
    const secretly: SessionEvent = { ...cast(bob, "for"), type: "SecretBallotCast" };
    takeBack(...debated({ ballots: "secret" }), secretly).refused("VOTE_BEGUN");
  });
  it("is not for one that is over", () => {
    takeBack(...debated(), closed).refused("BALLOTS_CLOSED");
    takeBack(...debated(), closed, { type: "BallotsTallied", item: file, counts }).refused(
      "BALLOTS_CLOSED",
    );
  });
  it("is not for an item that is settled", () => {
    const about = { item: file, kind: "application" } as const;
    const adjourned: SessionEvent = {
      type: "ItemAdjourned",
      ...about,
      reason: "put-off",
      adjournedOn: heldOn,
    };
    takeBack(...debated(), adjourned).refused("ITEM_SETTLED");
    const decided: SessionEvent = {
      type: "ItemDecided",
      ...about,
      outcome: "granted",
      conditions: [],
      sheet: {} as never,
      decidedOn: heldOn,
    };
    takeBack(...debated(), decided).refused("ITEM_SETTLED");
  });
  it("is of an item of an open session", () => {
    takeBack(convened(), opened(ana)).refused("ITEM_UNKNOWN");
    takeBack(convened(), added).refused("SESSION_NOT_OPEN", { heldOn });
  });
});

describe("an item whose question was taken back", () => {
  const history = [...debated(), takenBack] as const;
  it("waits for its question again, with whoever is recused from it", () => {
    const recused: SessionEvent = {
      type: "MemberRecused",
      item: file,
      person: dan,
      ground: "other",
      source: "member",
    };
    const state = [...begun(), recused, requested, takenBack].reduce(
      session.evolve,
      session.initial,
    );
    expect(stageOf(state, file)).toEqual({ is: "listed" });
    expect(state).toMatchObject({ items: [{ recusals: [{ person: dan }] }] });
  });
  it("takes no ballot, and is opened on no question", () => {
    meeting
      .given(...history)
      .when(castBallot, { item: file, choice: "for" }, heldOn, undefined, {
        id: bob,
        as: "reviewer",
      })
      .refused("BALLOTS_NOT_OPEN");
    meeting
      .given(...history)
      .when(openDeliberation, item, heldOn)
      .refused("DELIBERATION_NOT_REQUESTED");
  });
  it("takes another question, which is voted on from the first ballot", () => {
    const adjourn = { ask: "adjourn", conditions: [] } as const;
    meeting
      .given(...history)
      .when(requestDeliberation, { item: file, question: adjourn }, heldOn, { ties: [] })
      .then({ type: "DeliberationRequested", item: file, kind: "application", question: adjourn });
    const anew = [...history, requested, deliberated(ana, bob, cleo)].reduce(
      session.evolve,
      session.initial,
    );
    expect(stageOf(anew, file)).toMatchObject({ is: "deliberating", ballots: [] });
  });
  it("keeps the session open until it is settled", () =>
    meeting
      .given(...history)
      .when(closeSession, {}, heldOn)
      .refused("ITEMS_LEFT", { count: 1 }));
});
