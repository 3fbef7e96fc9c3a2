import { describe, expect, it } from "@jest/globals";
import { story } from "#kernel/story.js";
import {
  after,
  answered,
  granted,
  lastDay,
  opensOn,
  proposed,
  renewed,
  surrendered,
  worldOf,
} from "../label/label.story.js";
import { isOver, labelOf } from "./about-label.js";
import { adjournItem } from "./adjourn-item.js";
import { decideItem } from "./decide-item.js";
import type { SessionEvent } from "./events.js";
import { adjournUnseen } from "./former/adjourn-item.js";
import { decideItem as decideEnded } from "./former/decide-item.js";
import { byTiesAlone } from "./former/request-deliberation.js";
import type { Matter } from "./matter.js";
import { requestDeliberation } from "./request-deliberation.js";
import { session } from "./session.js";
import { ana, bob, cast, cleo, convened, deliberated, file, opened } from "./session.story.js";

const meeting = story(session);
const { answerDueOn } = proposed;
const heldOn = "2007-10-01";
const item = { item: file };
const listed = (kind: Matter["kind"]): SessionEvent => ({ type: "AgendaItemAdded", kind, ...item });
const sitting = (kind: Matter["kind"]) =>
  [convened(), listed(kind), opened(ana, bob, cleo)] as const;
const question = { ask: "revoke", conditions: [] } as const;
const put: SessionEvent = { type: "DeliberationRequested", ...item, kind: "revocation", question };
const known = after(granted, proposed);

describe("asking to take a label away", () => {
  const ask = (today: string, about = known, rule = requestDeliberation) =>
    meeting
      .given(...sitting("revocation"))
      .when(rule, { ...item, question }, today, { ties: [], about });
  it("waits until its holder has answered, or the last day to do so is over", () => {
    ask(answerDueOn).refused("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
    ask(heldOn).then(put);
    ask(answered.answeredOn, after(granted, proposed, answered)).then(put);
  });
  it("looks at the label, for no other matter", async () => {
    const world = worldOf({ [`label-${file}`]: known });
    const stateOf = (kind: Matter["kind"]) => sitting(kind).reduce(session.evolve, session.initial);
    for (const kind of ["renewal", "revocation"] as const)
      expect(await labelOf(stateOf(kind), file, world)).toBe(known);
    for (const kind of ["application", "appeal", "proposal"] as const)
      expect(await labelOf(stateOf(kind), file, world)).toBeUndefined();
    expect(await labelOf(stateOf("renewal"), "another", world)).toBeUndefined();
    expect(await labelOf(session.initial, file, world)).toBeUndefined();
    expect(
      await requestDeliberation.gather?.(stateOf("revocation"), { ...item, question }, world, ""),
    ).toEqual({ ties: [], about: known });
  });
  it("was taken at once under its former rule", async () => {
    const state = sitting("revocation").reduce(session.evolve, session.initial);
    const world = worldOf({ [`label-${file}`]: known });
    const facts = await byTiesAlone.gather?.(state, { ...item, question }, world, "");
    expect(facts).toEqual({ ties: [] });
    meeting
      .given(...sitting("revocation"))
      .when(byTiesAlone, { ...item, question }, answerDueOn, { ties: [] })
      .then(put);
  });
});

describe("what becomes of a label under the vote", () => {
  const counted = [
    ...sitting("revocation"),
    put,
    deliberated(ana, bob, cleo),
    cast(ana, "for"),
    cast(bob, "for"),
    cast(cleo, "for"),
    { type: "BallotsClosed", ...item },
    {
      type: "BallotsTallied",
      ...item,
      counts: { for: 3, against: 0, abstain: 0, notCast: 0 },
    },
  ] as const satisfies readonly SessionEvent[];
  const gone = after(granted, proposed, surrendered);
  const motives = "La charte n’est plus respectée.";
  const off = {
    type: "ItemAdjourned",
    ...item,
    kind: "revocation",
    reason: "put-off",
    adjournedOn: heldOn,
  } as const;
  const decide = (about = known, rule = decideItem) =>
    meeting.given(...counted).when(rule, { ...item, motives }, heldOn, about);
  const putOff = (about = known, rule = adjournItem) =>
    meeting.given(...counted).when(rule, { ...item, reason: "put-off" }, heldOn, about);

  it("leaves nothing to decide where it has ended: the item is put off, whatever was counted", () => {
    decide(gone).refused("MATTER_OVER");
    putOff(gone).then(off);
    putOff().refused("VOTE_STANDS");
  });
  it("was not looked at under the former rules", async () => {
    const state = counted.reduce(session.evolve, session.initial);
    expect(await decideEnded.gather?.(state, item, worldOf({}), "")).toBeUndefined();
    const put = { ...item, reason: "put-off" } as const;
    expect(await adjournUnseen.gather?.(state, put, worldOf({}), "")).toBeUndefined();
    meeting
      .given(...counted)
      .when(adjournUnseen, put, heldOn)
      .refused("VOTE_STANDS");
  });
  it("is over once the label has ended, or its proposal is gone; a file or rules are not asked", () => {
    const about = (kind: Matter["kind"]) => ({
      kind,
      ...item,
      recusals: [],
      stage: { is: "listed" as const },
    });
    expect(isOver(about("revocation"), known, heldOn)).toBe(false);
    expect(isOver(about("revocation"), known, "2008-01-26")).toBe(true);
    expect(isOver(about("revocation"), after(granted), heldOn)).toBe(true);
    expect(isOver(about("revocation"), after(granted, proposed, renewed), heldOn)).toBe(true);
    expect(isOver(about("renewal"), after(granted), opensOn)).toBe(false);
    expect(isOver(about("renewal"), after(granted, surrendered), lastDay)).toBe(true);
    expect(isOver(about("renewal"), after(), lastDay)).toBe(true);
    expect(isOver(about("application"), gone, heldOn)).toBe(false);
    expect(isOver(about("revocation"), undefined, heldOn)).toBe(false);
  });
});
