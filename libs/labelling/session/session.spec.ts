import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { Actor, PersonId } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import type { Committee as Board } from "../committee/committee.js";
import { addAgendaItem } from "./add-agenda-item.js";
import { adjournItem } from "./adjourn-item.js";
import { adjournSession } from "./adjourn-session.js";
import { approveMinutes } from "./approve-minutes.js";
import { closeSession } from "./close-session.js";
import { conveneSession } from "./convene-session.js";
import { draftMinutes } from "./draft-minutes.js";
import { electPresiding } from "./elect-presiding.js";
import type { SessionEvent } from "./events.js";
import { conveneSession as conveneAnyDay } from "./former/convene-session.js";
import { approveAnyMinutes, draftAnyMinutes } from "./former/minutes.js";
import { giveProxy } from "./give-proxy.js";
import { openSession } from "./open-session.js";
import { recordArrival } from "./record-arrival.js";
import { recordLeaving } from "./record-leaving.js";
import { recuseMember } from "./recuse-member.js";
import { removeAgendaItem } from "./remove-agenda-item.js";
import { session } from "./session.js";
import {
  added,
  ana,
  bob,
  cleo,
  convened,
  dan,
  deliberated,
  eve,
  file,
  heldOn,
  opened,
  requested,
  roll,
  stranger,
  terms,
} from "./session.story.js";
import { withdrawProxy } from "./withdraw-proxy.js";

const meeting = story(session);
const as = (id: PersonId, capacity: Actor["as"] = "reviewer"): Actor => ({ id, as: capacity });
const office = as(stranger, "secretariat");
const adjourned: SessionEvent = {
  type: "SessionAdjourned",
  reason: "no-quorum",
  present: [ana],
  adjournedOn: heldOn,
};
const closed: SessionEvent = { type: "SessionClosed", closedOn: heldOn };
const after = (...history: readonly SessionEvent[]) =>
  history.reduce(session.evolve, session.initial);

describe("convening a session", () => {
  const body = { scheme: "creativallee", heldOn, place: "Hôtel de Région" };
  const rules = { version: 1, definition: "5d".repeat(32), terms };
  const facts = { rules, isFormed: true, before: session.initial };
  const today = "2027-01-05";
  it("takes over how the committee votes", () =>
    meeting.given().when(conveneSession, body, today, facts).then(convened()));
  it("happens once", () =>
    meeting
      .given(convened())
      .when(conveneSession, body, today, facts)
      .refused("SESSION_ALREADY_CONVENED"));
  it("needs rules and a committee", () => {
    const { rules: _, ...bare } = facts;
    meeting.given().when(conveneSession, body, today, bare).refused("SESSION_HAS_NO_RULES");
    meeting
      .given()
      .when(conveneSession, body, today, { ...facts, isFormed: false })
      .refused("SESSION_HAS_NO_COMMITTEE");
  });
  it("is for today or later", () => {
    meeting
      .given()
      .when(conveneSession, body, heldOn, facts)
      .then({ ...convened(), convenedOn: heldOn });
    meeting
      .given()
      .when(conveneSession, body, "2027-01-27", facts)
      .refused("SESSION_IN_THE_PAST", { today: "2027-01-27" });
  });

  it("is for a day within two years, a slip of the year otherwise", () => {
    const on = (day: string, rule = conveneSession) =>
      meeting.given().when(rule, { ...body, heldOn: day }, today, facts);
    const { heldOn: _, ...rest } = convened();
    on("2029-01-05").then({ ...rest, heldOn: "2029-01-05" });
    on("2029-01-06").refused("SESSION_TOO_FAR_AHEAD", { latest: "2029-01-05" });
    on("2270-01-26", conveneAnyDay).then({ ...rest, heldOn: "2270-01-26" });
  });

  it("is for a day that leaves the notice which the scheme wants", () => {
    const noticed = { ...terms, notice: { count: 21, unit: "days" } } as const;
    const when = (on: string, more = {}) =>
      meeting.given().when(conveneSession, { ...body, ...more }, on, {
        ...facts,
        rules: { ...rules, terms: noticed },
        before,
      });
    when(today).then({ ...convened({ notice: noticed.notice }), convenedOn: today });
    when("2027-01-06").refused("NOTICE_TOO_SHORT", { earliest: "2027-01-27" });
    // Whoever came to the first one knows: its own delay stands.
    when(heldOn, again).then({
      ...convened({ notice: noticed.notice }),
      ...again,
      convening: 2,
      convenedOn: heldOn,
    });
  });

  const previous = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
  const again = { ...body, heldOn: "2027-02-02", previous };
  const before = after(convened(), adjourned);
  it("is the second one where the first lacked its quorum, some days after it", () => {
    meeting
      .given()
      .when(conveneSession, again, heldOn, { ...facts, before })
      .then({ ...convened(), heldOn: "2027-02-02", previous, convening: 2, convenedOn: heldOn });
    meeting
      .given()
      .when(conveneSession, { ...again, heldOn: "2027-02-01" }, heldOn, { ...facts, before })
      .refused("RECONVENED_TOO_SOON", { earliest: "2027-02-02" });
  });
  it.each([
    ["is only convened", [convened()]],
    ["was put off", [convened(), { ...adjourned, reason: "put-off" as const }]],
    ["was another scheme's", [{ ...convened(), scheme: "other" }, adjourned]],
  ])("is no second one where the first %s", (_, history) =>
    meeting
      .given()
      .when(conveneSession, again, heldOn, { ...facts, before: after(...history) })
      .refused("NO_QUORUM_WAS_LACKING"),
  );
});

describe("the agenda", () => {
  const item = { kind: "application", item: file } as const;
  const today = "2027-01-10";
  it("takes what awaits a decision, once", () => {
    meeting.given(convened()).when(addAgendaItem, item, today, { ready: true }).then(added);
    meeting.given(convened(), added).when(addAgendaItem, item, today, { ready: false }).then();
    meeting
      .given(convened())
      .when(addAgendaItem, item, today, { ready: false })
      .refused("MATTER_NOT_READY");
  });
  it("lets an item go", () => {
    meeting
      .given(convened(), added)
      .when(removeAgendaItem, { item: file }, today)
      .then({ type: "AgendaItemRemoved", ...item });
    meeting.given(convened()).when(removeAgendaItem, { item: file }, today).then();
    expect(after(convened(), added, { type: "AgendaItemRemoved", ...item })).toMatchObject({
      items: [],
    });
  });
  it("stands once the session is open", () => {
    const open = meeting.given(convened(), added, opened(ana, bob));
    open.when(addAgendaItem, item, heldOn, { ready: true }).refused("SESSION_OPEN");
    open.when(removeAgendaItem, { item: file }, heldOn).refused("SESSION_OPEN");
  });
});

describe("a proxy", () => {
  const give = (
    actor: Actor,
    body: { to: PersonId; from?: PersonId },
    ...history: readonly SessionEvent[]
  ) => meeting.given(...history).when(giveProxy, body, heldOn, roll, actor);
  const given = { type: "ProxyGiven", from: dan, to: cleo } as const;
  it("is given by a member to another", () => {
    give(as(dan), { to: cleo }, convened()).then(given);
    give(as(dan), { to: cleo, from: dan }, convened()).then(given);
    give(as(dan), { to: cleo }, convened(), given).then();
  });
  it("may be given anew to another, and stands in the fold as the last one", () =>
    give(as(dan), { to: bob }, convened(), given).then({ ...given, to: bob }));
  it("is written down by the secretariat, who says whose it is", () => {
    give(office, { to: cleo, from: dan }, convened()).then(given);
    give(office, { to: cleo }, convened()).refused("NOT_YOUR_BALLOT");
    give(as(bob), { to: cleo, from: dan }, convened()).refused("NOT_YOUR_BALLOT");
  });
  it("is for members alone, and not for oneself", () => {
    give(as(dan), { to: dan }, convened()).refused("PROXY_TO_ONESELF");
    give(as(dan), { to: eve }, convened()).refused("NOT_ON_THE_ROLL", { people: [eve] });
    give(as(eve), { to: dan }, convened()).refused("NOT_ON_THE_ROLL", { people: [eve] });
  });
  it("is held as often as the rules allow", () => {
    give(as(bob), { to: cleo }, convened(), given).refused("HOLDS_ENOUGH_PROXIES", { most: 1 });
    const none = convened({ majority: { ...terms.majority, proxiesPerMember: 0 } });
    give(as(bob), { to: cleo }, none).refused("PROXIES_NOT_ALLOWED");
  });
  it("is neither given nor withdrawn in the midst of an item", () => {
    const history = [convened(), added, opened(ana, bob, cleo), given, requested] as const;
    give(as(bob), { to: ana }, ...history).refused("ITEM_UNDER_WAY");
    meeting
      .given(...history)
      .when(withdrawProxy, {}, heldOn, undefined, as(dan))
      .refused("ITEM_UNDER_WAY");
  });
  it("is withdrawn by who gave it", () => {
    const withdraw = (actor: Actor, from?: PersonId) =>
      meeting
        .given(convened(), given)
        .when(withdrawProxy, from ? { from } : {}, heldOn, undefined, actor);
    withdraw(as(dan)).then({ type: "ProxyWithdrawn", from: dan });
    withdraw(office, dan).then({ type: "ProxyWithdrawn", from: dan });
    withdraw(as(bob)).then();
    withdraw(as(bob), dan).refused("NOT_YOUR_BALLOT");
    expect(after(convened(), given, { type: "ProxyWithdrawn", from: dan })).toMatchObject({
      proxies: {},
    });
  });
});

const mandates = roll.map((entry) => ({ ...entry, from: "2026-01-01" }));
const board: Board = {
  phase: "formed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: terms.seats,
  chair: "CRCI",
  mandates,
  chairs: [{ person: ana, from: "2026-01-01" }],
  deputies: [{ person: cleo, from: "2026-01-01" }],
};

describe("opening a session", () => {
  const open = (present: readonly PersonId[], change: Partial<typeof terms> = {}, day = heldOn) =>
    meeting.given(convened(change)).when(openSession, { present }, day, board);
  // The roll goes by institution.
  const sorted = ["m4", "m1", "m2", "m5", "m3"].flatMap((mandate) =>
    roll.filter((entry) => entry.mandate === mandate),
  );
  it("copies the roll and says that enough are there", () =>
    open([ana, bob]).then({ ...opened(ana, bob), roll: sorted }));
  it("is on its day", () => open([ana, bob], {}, "2027-01-25").refused("NOT_THE_DAY", { heldOn }));
  it("needs mandates", () =>
    meeting
      .given(convened())
      .when(openSession, { present: [] }, heldOn, { ...board, mandates: [] })
      .refused("NO_MANDATES"));
  it("is for those with a mandate", () =>
    open([ana, stranger]).refused("NOT_ON_THE_ROLL", { people: [stranger] }));
  it("needs somebody to preside", () => {
    open([dan]).refused("NOBODY_PRESIDES");
    open([cleo, dan]).then({
      ...opened(cleo, dan),
      roll: sorted,
      presiding: { person: cleo, as: "deputy" },
    });
  });
  it("may have those present choose who presides", () => {
    const chair = { ...terms.chair, whenAbsent: "elected-for-the-session" as const };
    open([cleo, dan], { chair }).refused("NOBODY_PRESIDES");
    const presiding = { person: dan, as: "elected" as const };
    meeting
      .given(convened({ chair }))
      .when(openSession, { present: [cleo, dan], elected: dan }, heldOn, board)
      .then({ ...opened(cleo, dan), roll: sorted, presiding });
    expect(after(convened({ chair }), { ...opened(cleo, dan), presiding })).toMatchObject({
      elected: dan,
    });
  });
  it("needs its quorum", () =>
    open([ana]).refused("QUORUM_NOT_REACHED", { required: 2, reached: 1 }));
  it("counts the proxies that it was given", () =>
    meeting
      .given(convened(), { type: "ProxyGiven", from: dan, to: ana })
      .when(openSession, { present: [ana] }, heldOn, board)
      .then({ ...opened(ana), roll: sorted, quorum: { ...opened(ana).quorum, reached: 2 } }));
  it("happens once", () =>
    meeting
      .given(convened(), opened(ana, bob))
      .when(openSession, { present: [ana, bob] }, heldOn, board)
      .refused("SESSION_OPEN"));
});

describe("adjourning a session before it opens", () => {
  const adjourn = (
    reason: "no-quorum" | "no-chair" | "put-off",
    present: readonly PersonId[],
    day = heldOn,
  ) => meeting.given(convened(), added).when(adjournSession, { reason, present }, day, board);
  const left = (reason: "no-quorum" | "no-chair" | "put-off", day = heldOn) =>
    ({ type: "ItemAdjourned", item: file, kind: "application", reason, adjournedOn: day }) as const;
  it("tells that too few came, and leaves its items for another", () =>
    adjourn("no-quorum", [ana]).then(left("no-quorum"), adjourned));
  it("does not say so where enough came, or before the day", () => {
    adjourn("no-quorum", [ana, bob]).refused("QUORUM_IS_REACHED", { required: 2, reached: 2 });
    adjourn("no-quorum", [], "2027-01-25").refused("NOT_THE_DAY", { heldOn });
  });
  it("tells that nobody presides, where that is so", () => {
    adjourn("no-chair", [bob, dan]).then(left("no-chair"), {
      ...adjourned,
      reason: "no-chair",
      present: [bob, dan],
    });
    adjourn("no-chair", [ana, bob]).refused("SOMEBODY_PRESIDES");
  });
  it("may put it off at any time", () =>
    adjourn("put-off", [], "2027-01-10").then(left("put-off", "2027-01-10"), {
      ...adjourned,
      reason: "put-off",
      present: [],
      adjournedOn: "2027-01-10",
    }));
  it("happens once, and not once it is open", () => {
    const body = { reason: "put-off", present: [] } as const;
    meeting.given(convened(), adjourned).when(adjournSession, body, heldOn, board).then();
    meeting
      .given(convened(), opened(ana, bob))
      .when(adjournSession, body, heldOn, board)
      .refused("SESSION_OPEN");
  });
});

describe("who is there", () => {
  const open = [convened(), added, opened(ana, bob)] as const;
  const arrive = (person: PersonId, ...more: readonly SessionEvent[]) =>
    meeting.given(...open, ...more).when(recordArrival, { person }, heldOn);
  const leave = (person: PersonId, ...more: readonly SessionEvent[]) =>
    meeting.given(...open, ...more).when(recordLeaving, { person }, heldOn);
  it("changes between items", () => {
    arrive(cleo).then({ type: "MemberArrived", person: cleo });
    arrive(ana).then();
    leave(bob).then({ type: "MemberLeft", person: bob });
    leave(cleo).then();
    expect(
      after(...open, { type: "MemberArrived", person: cleo }, { type: "MemberLeft", person: ana }),
    ).toMatchObject({ present: [bob, cleo] });
  });
  it("does not change in the midst of one", () => {
    arrive(cleo, requested).refused("ITEM_UNDER_WAY");
    leave(ana, requested, deliberated(ana, bob)).refused("ITEM_UNDER_WAY");
  });
  it("are people of the roll", () =>
    arrive(stranger).refused("NOT_ON_THE_ROLL", { people: [stranger] }));
});

describe("electing who presides", () => {
  const chair = { ...terms.chair, whenRecused: "elected-for-the-session" as const };
  const elect = (person: PersonId, ...more: readonly SessionEvent[]) =>
    meeting
      .given(convened({ chair }), added, opened(ana, bob, eve), ...more)
      .when(electPresiding, { person }, heldOn);
  it("is for a member who is there", () => {
    elect(bob).then({ type: "PresidingElected", person: bob });
    elect(bob, { type: "PresidingElected", person: bob }).then();
    elect(cleo).refused("NOT_ON_THE_ROLL", { people: [cleo] });
    elect(eve).refused("NOT_ON_THE_ROLL", { people: [eve] });
    elect(bob, requested).refused("ITEM_UNDER_WAY");
  });
  it("is for schemes that foresee it", () =>
    meeting
      .given(convened(), opened(ana, bob))
      .when(electPresiding, { person: bob }, heldOn)
      .refused("ELECTION_NOT_FORESEEN"));
});

describe("recusing a member", () => {
  const recuse = (actor: Actor, person?: PersonId, ...more: readonly SessionEvent[]) =>
    meeting
      .given(convened(), added, opened(ana, bob), ...more)
      .when(recuseMember, { item: file, ...(person && { person }) }, heldOn, undefined, actor);
  const recused = {
    type: "MemberRecused",
    item: file,
    person: bob,
    ground: "other",
    source: "member",
  } as const;
  it("is their own word, or a colleague's", () => {
    recuse(as(bob)).then(recused);
    recuse(as(ana), bob).then({ ...recused, source: "colleague" });
    recuse(as(bob), bob, recused).then();
  });
  it("is of somebody on the roll, on an item of the agenda", () => {
    recuse(as(stranger)).refused("NOT_ON_THE_ROLL", { people: [stranger] });
    meeting
      .given(convened(), opened(ana, bob))
      .when(recuseMember, { item: file }, heldOn, undefined, as(bob))
      .refused("ITEM_UNKNOWN");
  });
  it("comes before the deliberation", () =>
    recuse(as(bob), bob, requested).refused("ITEM_UNDER_WAY"));
});

describe("closing a session", () => {
  const put = {
    type: "ItemAdjourned",
    item: file,
    kind: "application",
    reason: "put-off",
    adjournedOn: heldOn,
  } as const;
  it("waits for each item", () => {
    const open = [convened(), added, opened(ana, bob)] as const;
    meeting
      .given(...open)
      .when(closeSession, {}, heldOn)
      .refused("ITEMS_LEFT", { count: 1 });
    meeting
      .given(...open, put)
      .when(closeSession, {}, heldOn)
      .then(closed);
    meeting
      .given(...open, put, closed)
      .when(closeSession, {}, heldOn)
      .then();
    meeting
      .given(convened())
      .when(closeSession, {}, heldOn)
      .refused("SESSION_NOT_OPEN", { heldOn });
  });
  it("leaves an item for another session, once", () => {
    const adjourn = (...more: readonly SessionEvent[]) =>
      meeting
        .given(convened(), added, opened(ana, bob), ...more)
        .when(adjournItem, { item: file, reason: "put-off" }, heldOn);
    adjourn().then(put);
    adjourn(requested, deliberated(ana, bob)).then(put);
    adjourn(put).then();
    meeting
      .given(convened(), opened(ana, bob))
      .when(adjournItem, { item: file, reason: "put-off" }, heldOn)
      .refused("ITEM_UNKNOWN");
  });
});

describe("the minutes", () => {
  const minutes = "6e".repeat(32);
  const done = [convened(), opened(ana, bob), closed] as const;
  const drafted: SessionEvent = { type: "MinutesDrafted", minutes, draftedOn: heldOn };
  const approved: SessionEvent = { type: "MinutesApproved", minutes, approvedOn: heldOn };
  const other = { minutes: "7f".repeat(32) };
  it("are drafted once the session is closed, and anew until they are approved", () => {
    meeting
      .given(...done)
      .when(draftMinutes, { minutes }, heldOn)
      .then(drafted);
    meeting
      .given(...done, drafted)
      .when(draftMinutes, { minutes }, heldOn)
      .then();
    meeting
      .given(...done, drafted)
      .when(draftMinutes, other, heldOn)
      .then({ type: "MinutesDrafted", ...other, draftedOn: heldOn });
    meeting
      .given(...done, drafted, approved)
      .when(draftMinutes, other, heldOn)
      .refused("MINUTES_APPROVED");
    meeting
      .given(convened(), opened(ana))
      .when(draftMinutes, { minutes }, heldOn)
      .refused("SESSION_OPEN");
  });
  it("are a document that says something", () => {
    const empty = { minutes: createHash("sha256").digest("hex") };
    const draft: SessionEvent = { type: "MinutesDrafted", ...empty, draftedOn: heldOn };
    meeting
      .given(...done)
      .when(draftMinutes, empty, heldOn)
      .refused("EMPTY_MINUTES");
    meeting
      .given(...done, draft)
      .when(approveMinutes, empty, heldOn)
      .refused("EMPTY_MINUTES");
    meeting
      .given(...done)
      .when(draftAnyMinutes, empty, heldOn)
      .then(draft);
    meeting
      .given(...done, draft)
      .when(approveAnyMinutes, empty, heldOn)
      .then({ type: "MinutesApproved", ...empty, approvedOn: heldOn });
  });
  it("are approved as they were read", () => {
    meeting
      .given(...done, drafted)
      .when(approveMinutes, { minutes }, heldOn)
      .then(approved);
    meeting
      .given(...done, drafted, approved)
      .when(approveMinutes, { minutes }, heldOn)
      .then();
    meeting
      .given(...done, drafted)
      .when(approveMinutes, other, heldOn)
      .refused("MINUTES_NOT_DRAFTED");
    meeting
      .given(...done)
      .when(approveMinutes, { minutes }, heldOn)
      .refused("MINUTES_NOT_DRAFTED");
    meeting
      .given(...done, drafted, approved)
      .when(approveMinutes, other, heldOn)
      .refused("MINUTES_APPROVED");
    meeting
      .given(convened(), opened(ana))
      .when(approveMinutes, { minutes }, heldOn)
      .refused("MINUTES_NOT_DRAFTED");
  });
});

describe("a session that is not open", () => {
  it.each([
    ["unknown", [], "SESSION_UNKNOWN", {}],
    ["only convened", [convened()], "SESSION_NOT_OPEN", { heldOn }],
    ["adjourned", [convened(), adjourned], "SESSION_ADJOURNED", {}],
    ["closed", [convened(), opened(ana), closed], "SESSION_CLOSED", {}],
  ] as const)("takes nothing of what happens in one: it is %s", (_, history, code, about) => {
    const given = meeting.given(...history);
    given.when(recordArrival, { person: ana }, heldOn).refused(code, about);
    given.when(recordLeaving, { person: ana }, heldOn).refused(code, about);
    given.when(electPresiding, { person: ana }, heldOn).refused(code, about);
    given.when(recuseMember, { item: file }, heldOn, undefined, as(ana)).refused(code, about);
    given.when(adjournItem, { item: file, reason: "put-off" }, heldOn).refused(code, about);
  });
  it.each([
    ["unknown", [], "SESSION_UNKNOWN"],
    ["adjourned", [convened(), adjourned], "SESSION_ADJOURNED"],
    ["closed", [convened(), opened(ana), closed], "SESSION_CLOSED"],
  ] as const)("takes nothing of what prepares one either: it is %s", (_, history, code) => {
    const given = meeting.given(...history);
    given.when(giveProxy, { to: ana }, heldOn, roll, as(bob)).refused(code);
    given.when(withdrawProxy, {}, heldOn, undefined, as(bob)).refused(code);
    given.when(openSession, { present: [ana] }, heldOn, board).refused(code);
    given.when(removeAgendaItem, { item: file }, heldOn).refused(code);
    given
      .when(addAgendaItem, { kind: "application", item: file }, heldOn, { ready: true })
      .refused(code);
  });
});
