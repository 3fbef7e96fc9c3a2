import { describe, expect, it } from "@jest/globals";
import type { Command } from "#kernel/index.js";
import type { Stage } from "../session/item.js";
import { session as meeting } from "../session/session.js";
import { added, convened } from "../session/session.story.js";
import { application, type Application } from "./application.js";
import { correctDecision } from "./correct-decision.js";
import { deemDecision } from "./deem-decision.js";
import { enterAgenda } from "./enter-agenda.js";
import type { ApplicationEvent } from "./events.js";
import {
  asCarrier,
  awaiting,
  declared as admissible,
  definition,
  file,
  started,
} from "./file.story.js";
import { holdApplication } from "./hold-application.js";
import { lodgeAppeal } from "./lodge-appeal.js";
import { notifyDecision } from "./notify-decision.js";
import { recordDecision } from "./record-decision.js";
import { recordUndeliveredDecision } from "./record-undelivered-decision.js";
import { recordNotificationFailure } from "./record-notification-failure.js";
import { releaseApplication } from "./release-application.js";
import { withdrawApplication } from "./withdraw-application.js";

const session = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const other = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const today = "2026-03-05";
const put: ApplicationEvent = { type: "ApplicationPutOnAgenda", session, putOn: today };
const held: ApplicationEvent = { type: "ApplicationHeld", session, heldOn: today };
const released: ApplicationEvent = { type: "ApplicationReleased", session, releasedOn: today };
const recorded = (outcome: "granted" | "granted-with-conditions" | "adjourned" | "refused") =>
  ({
    type: "DecisionRecorded",
    session,
    outcome,
    conditions: [],
    decidedOn: today,
  }) satisfies ApplicationEvent;
const notified: ApplicationEvent = {
  type: "DecisionNotified",
  means: "letter",
  proof: "1A 000",
  notifiedOn: "2026-03-10",
  appealDueOn: "2026-05-10",
  recordedOn: "2026-03-11",
};
const deemed: ApplicationEvent = {
  type: "DecisionDeemed",
  outcome: "refused",
  effectiveOn: "2026-03-15",
  recordedOn: "2026-03-18",
};
const appealed: ApplicationEvent = {
  type: "AppealLodged",
  contested: "Tout.",
  lodgedOn: "2026-03-20",
};
const after = (...history: readonly ApplicationEvent[]): Application =>
  history.reduce(application.evolve, application.initial);
const silent = {
  ...definition,
  procedure: { ...definition.procedure, silence: "nothing" as const },
};

const facts = { rules: definition, isLeft: false };

describe("a file on an agenda", () => {
  const enter = (...history: readonly ApplicationEvent[]) =>
    file.given(...admissible, ...history).when(enterAgenda, { session }, today, facts);
  it("is on one at a time", () => {
    enter().then(put);
    enter(put).then();
    enter({ ...put, session: other }).refused("ON_ANOTHER_AGENDA");
    enter({ ...put, session: other }, { ...released, session: other }).then(put);
  });
  it("may go on to another once the first has let it go, or never came to know of it", () =>
    file
      .given(...admissible, { ...put, session: other })
      .when(enterAgenda, { session }, today, { ...facts, isLeft: true })
      .then(put));
  it("is one that waits for the committee", () => {
    enter(recorded("refused")).refused("NOT_BEFORE_THE_COMMITTEE");
    file.given().when(enterAgenda, { session }, today, facts).refused("NOT_BEFORE_THE_COMMITTEE");
    file
      .given(...admissible)
      .when(enterAgenda, { session }, today, { rules: undefined, isLeft: false })
      .refused("RULES_UNKNOWN");
  });
  it("waits no more once silence has decided, recorded or not", () => {
    const late = (rules: typeof definition) =>
      file
        .given(...admissible)
        .when(enterAgenda, { session }, "2026-03-16", { rules, isLeft: false });
    late(definition).refused("SILENCE_HAS_DECIDED", { due: "2026-03-15" });
    late(silent).then({ ...put, putOn: "2026-03-16" });
    file
      .given(...admissible)
      .when(enterAgenda, { session }, "2026-03-15", facts)
      .then({ ...put, putOn: "2026-03-15" });
  });
  it("waits on after an appeal, whatever the first delay", () =>
    file
      .given(...admissible, recorded("refused"), notified, appealed)
      .when(enterAgenda, { session: other }, "2026-08-01", facts)
      .then({ ...put, session: other, putOn: "2026-08-01" }));
});

describe("a file that is deliberated", () => {
  const hold = (...history: readonly ApplicationEvent[]) =>
    file.given(...admissible, ...history).when(holdApplication, { session }, today, definition);
  it("is held by the session on whose agenda it is", () => {
    hold(put).then(held);
    hold(put, held).then();
    hold().refused("ON_ANOTHER_AGENDA");
    hold({ ...put, session: other }).refused("ON_ANOTHER_AGENDA");
  });
  it("cannot be withdrawn meanwhile", () => {
    const withdraw = (...history: readonly ApplicationEvent[]) =>
      file.given(...admissible, ...history).when(withdrawApplication, {}, today);
    withdraw(put, held).refused("APPLICATION_HELD");
    withdraw(put).then({ type: "ApplicationWithdrawn", withdrawnOn: today });
    withdraw(put, held, released).then({ type: "ApplicationWithdrawn", withdrawnOn: today });
  });
  it("is let go by its session alone", () => {
    const release = (left: boolean, ...history: readonly ApplicationEvent[]) =>
      file.given(...admissible, ...history).when(releaseApplication, { session }, today, { left });
    release(true, put, held).then(released);
    release(true, put).then(released);
    release(false, put, held).then();
    release(true).then();
    release(true, { ...put, session: other }).then();
  });
  it("is let go where the session has left it undecided", async () => {
    const left = (stage?: Stage) => {
      const state = [
        convened(),
        ...(stage ? [{ ...added, item: "a1" } as typeof added] : []),
      ].reduce(meeting.evolve, meeting.initial);
      const items =
        stage && "items" in state ? [{ kind: "application", item: "a1", recusals: [], stage }] : [];
      const world = {
        fold: async () => ({ ...state, items }),
        blob: () => Promise.reject(new Error("none")),
      };
      return releaseApplication.gather?.(after(...admissible), { session }, world as never, "a1");
    };
    expect(await left()).toEqual({ left: true });
    expect(await left({ is: "adjourned" })).toEqual({ left: true });
    expect(await left({ is: "listed" })).toEqual({ left: false });
  });
});

describe("a decision on a file", () => {
  const decision = { outcome: "refused", conditions: [], decidedOn: today } as const;
  const record = (...history: readonly ApplicationEvent[]) =>
    file.given(...admissible, ...history).when(recordDecision, { session }, today, decision);
  it("is that of the session which holds it", () => {
    record(put, held).then(recorded("refused"));
    record(put).refused("ON_ANOTHER_AGENDA");
    record({ ...put, session: other }, { ...held, session: other }).refused("ON_ANOTHER_AGENDA");
    record(put, held, recorded("refused")).then();
  });
  it("is refused where another stands, silence's too", () => {
    record({ ...recorded("granted"), session: other }).refused("APPLICATION_DECIDED", {
      decidedOn: today,
    });
    record(deemed).refused("APPLICATION_DECIDED", { decidedOn: "2026-03-15" });
  });
  it("needs a session that has decided", () => {
    file
      .given(...admissible, put, held)
      .when(recordDecision, { session }, today, undefined)
      .refused("NOT_BEFORE_THE_COMMITTEE");
    file
      .given()
      .when(recordDecision, { session }, today, decision)
      .refused("NOT_BEFORE_THE_COMMITTEE");
  });
  it("leaves an adjourned file where it was, for another session", () => {
    const state = after(...admissible, put, held, recorded("adjourned"));
    expect(state).toMatchObject({
      phase: "admissible",
      judgement: { held: false, decisions: [{ outcome: "adjourned" }] },
    });
    file
      .given(...admissible, put, held, recorded("adjourned"))
      .when(enterAgenda, { session: other }, today, facts)
      .then({ ...put, session: other });
  });
  it("comes again after an appeal, and supersedes the first", () => {
    const again = [
      ...admissible,
      put,
      held,
      recorded("refused"),
      notified,
      appealed,
      { ...put, session: other },
      { ...held, session: other },
    ] as const;
    file
      .given(...again)
      .when(recordDecision, { session: other }, today, { ...decision, outcome: "granted" })
      .then({ ...recorded("granted"), session: other });
    const state = after(...again, { ...recorded("granted"), session: other });
    expect(state).toMatchObject({
      phase: "decided",
      judgement: { decisions: [{ outcome: "refused" }, { outcome: "granted" }] },
    });
    // It is to be notified anew.
    expect(state).not.toHaveProperty("judgement.notification");
  });
  it("is read in the session's own stream", async () => {
    const told = (stage: Stage | undefined) => {
      const items = stage ? [{ kind: "application", item: "a1", recusals: [], stage }] : [];
      const world = {
        fold: async () => ({ phase: "open", items }),
        blob: () => Promise.reject(new Error("none")),
      };
      return recordDecision.gather?.(after(...admissible), { session }, world as never, "a1");
    };
    expect(await told({ is: "decided", ...decision })).toEqual(decision);
    expect(await told({ is: "decided", ...decision, outcome: "revoked" })).toBeUndefined();
    expect(await told({ is: "adjourned" })).toBeUndefined();
    expect(await told(undefined)).toBeUndefined();
    const nowhere = {
      fold: async () => meeting.initial,
      blob: () => Promise.reject(new Error("none")),
    };
    expect(
      await recordDecision.gather?.(after(...admissible), { session }, nowhere as never, "a1"),
    ).toBeUndefined();
  });
});

describe("a decision by silence", () => {
  const deem = (day: string, rules: typeof definition, ...history: readonly ApplicationEvent[]) =>
    file.given(...admissible, ...history).when(deemDecision, {}, day, rules);
  it("has effect on the last day, however late it is recorded", () => {
    deem("2026-03-18", definition).then(deemed);
    deem("2026-03-15", definition).then();
  });
  it("is what the scheme says it is", () => {
    const procedure = { ...definition.procedure, silence: "deemed-granted" as const };
    deem("2026-03-18", { ...definition, procedure }).then({ ...deemed, outcome: "granted" });
    deem("2026-03-18", silent).then();
    file
      .given(...admissible)
      .when(deemDecision, {}, "2026-03-18", undefined)
      .then();
  });
  it("runs on while the file is held", () =>
    deem("2026-03-18", definition, put, held).then(deemed));
  it("decides a file that was never declared admissible, too", () => {
    const checked = admissible.slice(0, -1);
    file
      .given(...checked)
      .when(deemDecision, {}, "2026-03-18", definition)
      .then(deemed);
    expect(after(...checked, deemed)).toMatchObject({ phase: "decided" });
  });
  it("is none of a file that has lapsed, recorded or not", () =>
    file
      .given(...awaiting)
      .when(deemDecision, {}, "2026-12-01", definition)
      .then());
  it("comes after no other decision, and of no draft", () => {
    deem("2026-03-18", definition, put, held, recorded("granted")).then();
    deem("2026-03-18", definition, { type: "ApplicationWithdrawn", withdrawnOn: today }).then();
    for (const history of [[], [started]])
      file
        .given(...history)
        .when(deemDecision, {}, "2026-03-18", definition)
        .refused("NOT_BEFORE_THE_COMMITTEE");
  });
});

describe("the notification", () => {
  const decided = [...admissible, put, held, recorded("refused")] as const;
  const body = { means: "letter", notifiedOn: "2026-03-10", proof: "1A 000" } as const;
  const notify = (change: object, day: string, ...history: readonly ApplicationEvent[]) =>
    file.given(...history).when(notifyDecision, { ...body, ...change }, day, definition);
  it("opens the delay for an appeal, on the day of its means", () =>
    notify({}, "2026-03-11", ...decided).then(notified));
  it("lies between the decision and today", () => {
    notify({ notifiedOn: "2026-03-04" }, "2026-03-11", ...decided).refused("NOTIFIED_WHEN", {
      decidedOn: today,
    });
    notify({ notifiedOn: "2026-03-12" }, "2026-03-11", ...decided).refused("NOTIFIED_WHEN", {
      decidedOn: today,
    });
  });
  it("happens once, unless it failed", () => {
    notify({}, "2026-03-14", ...decided, notified).then();
    notify({ notifiedOn: "2026-03-13" }, "2026-03-14", ...decided, notified).refused(
      "ALREADY_NOTIFIED",
      { notifiedOn: "2026-03-10" },
    );
    const failed: ApplicationEvent = {
      type: "NotificationFailed",
      reason: "bounced",
      failedOn: "2026-03-12",
    };
    file
      .given(...decided, notified)
      .when(recordNotificationFailure, { reason: "bounced" }, "2026-03-12")
      .then(failed);
    notify({ notifiedOn: "2026-03-13" }, "2026-03-14", ...decided, notified, failed).then({
      ...notified,
      notifiedOn: "2026-03-13",
      appealDueOn: "2026-05-13",
      recordedOn: "2026-03-14",
    });
    file
      .given(...decided)
      .when(recordNotificationFailure, { reason: "bounced" }, today)
      .refused("NOT_NOTIFIED");
    file
      .given(...admissible)
      .when(recordNotificationFailure, { reason: "bounced" }, today)
      .refused("NOT_NOTIFIED");
  });
  it("may fail before anybody is told, which is said once", () => {
    const undelivered = (...history: readonly ApplicationEvent[]) =>
      file.given(...history).when(recordUndeliveredDecision, { reason: "refused" }, "2026-03-12");
    const failed: ApplicationEvent = {
      type: "NotificationFailed",
      reason: "refused",
      failedOn: "2026-03-12",
    };
    undelivered(...decided).then(failed);
    undelivered(...decided, failed).then();
    undelivered(...decided, notified).then();
    undelivered(...decided, failed, notified).then();
    undelivered(...admissible).refused("NOTHING_TO_NOTIFY");
  });
  it("is of a decision", () => {
    notify({}, "2026-03-11", ...admissible).refused("NOTHING_TO_NOTIFY");
    file
      .given(...decided)
      .when(notifyDecision, body, "2026-03-11", undefined)
      .refused("RULES_UNKNOWN");
  });
});

describe("an appeal", () => {
  const appeal = (day: string, ...history: readonly ApplicationEvent[]) =>
    file
      .given(...admissible, ...history)
      .when(lodgeAppeal, { contested: "Tout." }, day, undefined, asCarrier());
  const lodged = (lodgedOn: string) => ({ ...appealed, lodgedOn }) as ApplicationEvent;
  it("is lodged within the delay, its last day included", () => {
    appeal("2026-05-10", recorded("refused"), notified).then(lodged("2026-05-10"));
    appeal("2026-05-11", recorded("refused"), notified).refused("APPEAL_TOO_LATE", {
      due: "2026-05-10",
    });
  });
  it("is in time for as long as nothing was notified", () =>
    appeal("2029-01-01", recorded("refused")).then(lodged("2029-01-01")));
  it("is against a refusal, conditions, or a silence that refuses", () => {
    appeal(today, recorded("granted-with-conditions")).then(lodged(today));
    appeal("2026-03-25", deemed).then(lodged("2026-03-25"));
    appeal(today, recorded("granted")).refused("NOTHING_TO_APPEAL");
    appeal(today).refused("NOTHING_TO_APPEAL");
    file.given().when(lodgeAppeal, { contested: "Tout." }, today).refused("NOTHING_TO_APPEAL");
  });
  it("is lodged once", () => {
    appeal(today, recorded("refused"), appealed).refused("APPEALED_ALREADY", {
      appealedOn: "2026-03-20",
    });
    appeal("2026-06-01", recorded("refused"), appealed, {
      ...recorded("refused"),
      session: other,
    }).refused("APPEALED_ALREADY", { appealedOn: "2026-03-20" });
  });
});

describe("a slip of the pen", () => {
  const body = { correction: "Lire Norcomex.", reason: "Faute de frappe." };
  it("is put right beside what was decided", () => {
    const history = [...admissible, put, held, recorded("granted")] as const;
    const corrected: ApplicationEvent = { type: "DecisionCorrected", ...body, correctedOn: today };
    file
      .given(...history)
      .when(correctDecision, body, today)
      .then(corrected);
    expect(after(...history, corrected)).toEqual(after(...history));
  });
  it("is one in a decision", () => {
    file
      .given(...admissible)
      .when(correctDecision, body, today)
      .refused("NOTHING_TO_NOTIFY");
    file.given().when(correctDecision, body, today).refused("NOTHING_TO_NOTIFY");
  });
});

describe("a decided file", () => {
  it("takes nothing of what made it up", () => {
    const decided = file.given(...admissible, recorded("granted"));
    const late: readonly Command<object, Application, ApplicationEvent, undefined>[] = [
      withdrawApplication,
    ];
    for (const command of late)
      decided.when(command, {}, today).refused("APPLICATION_DECIDED", { decidedOn: today });
  });
});
