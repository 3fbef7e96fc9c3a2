import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import {
  admissible,
  awaiting,
  checked,
  eligible,
  met,
  started,
  withdrawn,
} from "#labelling/application/file.story.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import * as reviewing from "#labelling/instruction/instruction.story.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import * as held from "#labelling/label/label.story.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { convened } from "#labelling/session/session.story.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { listTasks } from "./list-tasks.js";
import { fileTask } from "./file-task.js";
import { conditionsTask, noticeTask, revocationTask } from "./label-tasks.js";
import { minutesTask } from "./minutes-task.js";
import { reviewersTask } from "./reviewers-task.js";
import { taskSentences } from "./task-sentences.js";
import type { Waiting } from "./waiting.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const sitting = nth(31);

/** What waits after a history, as `code since`; null while it is in other hands. */
const after =
  <Event>(fold: (before: Waiting | undefined, event: Event) => Waiting | undefined) =>
  (...history: readonly Event[]) => {
    const waiting = history.reduce<Waiting | undefined>(fold, undefined);
    return waiting && `${waiting.code} ${waiting.since}`;
  };

const recorded = (
  outcome: Extract<ApplicationEvent, { type: "DecisionRecorded" }>["outcome"],
): ApplicationEvent => ({
  type: "DecisionRecorded",
  session: sitting,
  outcome,
  conditions: [],
  decidedOn: "2026-06-01",
});
const notified: ApplicationEvent = {
  type: "DecisionNotified",
  means: "electronic",
  proof: "1",
  notifiedOn: "2026-06-02",
  appealDueOn: "2026-08-02",
  recordedOn: "2026-06-02",
};
const failed: ApplicationEvent = {
  type: "NotificationFailed",
  reason: "bounced",
  failedOn: "2026-06-03",
};
const appealed: ApplicationEvent = { type: "AppealLodged", contested: "x", lodgedOn: "2026-06-10" };
const put: ApplicationEvent = {
  type: "ApplicationPutOnAgenda",
  session: sitting,
  putOn: "2026-06-11",
};
const released: ApplicationEvent = {
  type: "ApplicationReleased",
  session: sitting,
  releasedOn: "2026-06-20",
};

describe("a file", () => {
  const file = after(fileTask);
  it("waits to be declared admissible or not, from its check on", () => {
    expect(file(...checked)).toMatch(/^FILE_AWAITS_DECLARATION /);
    expect(file(...checked, admissible)).toBeUndefined();
    expect(file(...checked, withdrawn)).toBeUndefined();
    expect(file(...awaiting)).toBeUndefined();
  });
  it("waits with its complements from the day on which the last has come, checked anew or not", () => {
    const examine = `COMPLEMENTS_TO_EXAMINE ${met.metOn}`;
    expect(file(...awaiting, met)).toBe(examine);
    expect(file(...awaiting, met, eligible)).toBe(examine);
    expect(file(...awaiting, met, eligible, admissible)).toBeUndefined();
  });
  it("waits for its decision to be told, and again where that failed", () => {
    expect(file(recorded("refused"))).toBe("DECISION_NOT_NOTIFIED 2026-06-01");
    expect(file(recorded("adjourned"))).toBeUndefined();
    expect(file(recorded("refused"), notified)).toBeUndefined();
    expect(file(recorded("refused"), notified, failed)).toBe("NOTIFICATION_FAILED 2026-06-03");
    expect(file(recorded("refused"), notified, failed, notified)).toBeUndefined();
  });
  it("waits with its appeal for an agenda, and again once it is off one", () => {
    const history = [recorded("refused"), notified, appealed];
    expect(file(...history)).toBe("APPEAL_AWAITS_AGENDA 2026-06-10");
    expect(file(...history, put)).toBe("APPEAL_AWAITS_AGENDA null");
    expect(file(...history, put, released)).toBe("APPEAL_AWAITS_AGENDA 2026-06-20");
    expect(file(...history, put, recorded("adjourned"))).toBe("APPEAL_AWAITS_AGENDA 2026-06-01");
    expect(file(...history, put, recorded("granted"))).toBe("DECISION_NOT_NOTIFIED 2026-06-01");
  });
});

describe("an instruction", () => {
  const { ana, assigned, bob, cleo, closed, interest, opened, submitted } = reviewing;
  const wanted = after(reviewersTask);
  const declined: InstructionEvent = {
    type: "ReviewerDeclined",
    person: ana,
    motives: "x",
    declinedOn: "2026-12-01",
  };
  it("wants as many reviewers as the rules say", () => {
    expect(wanted(opened, assigned(ana))).toBe("REVIEWERS_WANTED 2026-11-30");
    expect(wanted(opened, assigned(ana), assigned(bob))).toBe("REVIEWERS_WANTED null");
    expect(wanted(opened, assigned(ana), assigned(bob), declined)).toBe(
      "REVIEWERS_WANTED 2026-12-01",
    );
    expect(wanted(opened, assigned(ana), assigned(bob), submitted(bob), interest(bob))).toBe(
      "REVIEWERS_WANTED 2026-11-30",
    );
    expect(wanted(opened, assigned(ana), assigned(bob), interest(cleo))).toBe(
      "REVIEWERS_WANTED null",
    );
    expect(wanted(opened, closed)).toBe("REVIEWERS_WANTED null");
    // By an appeal.
    const reopened: InstructionEvent = { type: "InstructionReopened", reopenedOn: "2026-12-20" };
    expect(wanted(opened, closed, reopened)).toBe("REVIEWERS_WANTED 2026-12-20");
  });
});

describe("a label", () => {
  const conditions = after(conditionsTask);
  const met: LabelEvent = { type: "ConditionMet", condition: 1, metOn: "2007-07-02" };
  const missed: LabelEvent = { type: "ConditionMissed", condition: 1, missedOn: held.conditionDue };
  it("has conditions that wait from their day on, met late too, until it ends", () => {
    expect(conditions(held.granted, missed)).toBe(`CONDITIONS_DUE ${held.conditionDue}`);
    expect(conditions(held.granted, missed, met)).toBeUndefined();
    expect(conditions(held.granted, held.surrendered)).toBeUndefined();
    const later = { condition: 2, dueOn: "2007-09-30" };
    const granted = { ...held.granted, conditions: [later, ...held.granted.conditions] };
    expect(conditions(granted, met)).toBe("CONDITIONS_DUE 2007-09-30");
  });
  it("has a revocation to settle once the holder has answered or had the time to", () => {
    const revocation = after(revocationTask);
    expect(revocation(held.granted, held.proposed)).toBe("REVOCATION_TO_SETTLE 2007-10-01");
    expect(revocation(held.granted, held.proposed, held.answered)).toBe(
      "REVOCATION_TO_SETTLE 2007-09-10",
    );
    expect(revocation(held.granted, held.proposed, held.revoked)).toBeUndefined();
    expect(revocation(held.granted, held.proposed, held.revocationRefused)).toBeUndefined();
    expect(revocation(held.granted, held.proposed, held.renewalRefused)).toBe(
      "REVOCATION_TO_SETTLE 2007-10-01",
    );
  });
  it("has a holder to notify of what was decided against them, until somebody has", () => {
    const notice = after(noticeTask);
    const refused = [held.granted, held.renewalRefused] as const;
    expect(notice(...refused)).toBe("HOLDER_NOT_NOTIFIED 2007-12-14");
    expect(notice(held.granted, held.proposed, held.revoked)).toBe(
      "HOLDER_NOT_NOTIFIED 2007-10-01",
    );
    expect(notice(...refused, held.expired)).toBe("HOLDER_NOT_NOTIFIED 2007-12-14");
    expect(notice(...refused, held.renewed)).toBeUndefined();
    expect(notice(held.granted, held.revocationRefused)).toBeUndefined();
    expect(noticeTask(undefined, held.renewalRefused)?.facts).toEqual({ outcome: "not-renewed" });
    expect(noticeTask(undefined, held.revoked)?.facts).toEqual({ outcome: "revoked" });
  });
  it("has a holder to be told by other means, where what was decided did not reach them", () => {
    const notice = after(noticeTask);
    const failed: LabelEvent = {
      type: "HolderNotReached",
      reason: "bounced",
      failedOn: "2007-12-15",
    };
    const told: LabelEvent = {
      type: "HolderNotified",
      means: "letter",
      notifiedOn: "2007-12-17",
      proof: "1",
      recordedOn: "2007-12-17",
    };
    const refused = [held.granted, held.renewalRefused] as const;
    expect(notice(...refused, failed)).toBe("HOLDER_NOT_REACHED 2007-12-15");
    expect(notice(...refused, failed, held.expired)).toBe("HOLDER_NOT_REACHED 2007-12-15");
    expect(notice(...refused, failed, told)).toBeUndefined();
    expect(notice(...refused, failed, held.renewed)).toBe("HOLDER_NOT_REACHED 2007-12-15");
    expect(notice(...refused, failed, held.revoked)).toBe("HOLDER_NOT_NOTIFIED 2007-10-01");
  });
});

const over: readonly SessionEvent[] = [{ type: "SessionClosed", closedOn: "2027-01-26" }];
const drafted: SessionEvent = { type: "MinutesDrafted", minutes: "9f", draftedOn: "2027-01-27" };
const approved: SessionEvent = { type: "MinutesApproved", minutes: "9f", approvedOn: "2027-02-01" };

describe("a session that is over", () => {
  it("waits for its minutes, and then for their approval", () => {
    const minutes = after(minutesTask);
    expect(minutes(...over)).toBe("MINUTES_NOT_DRAFTED 2027-01-26");
    expect(minutes(...over, drafted)).toBe("MINUTES_NOT_APPROVED 2027-01-27");
    expect(minutes(...over, drafted, approved)).toBeUndefined();
  });
});

describe("the list of tasks", () => {
  let reading: TestReading;
  beforeAll(async () => {
    reading = await testReading("2007-06-01T10:00:00.000Z");
    const { log } = reading;
    await log.tell(application, nth(21), [
      { ...started, reference: "CV-1" },
      recorded("refused"),
      notified,
      failed,
    ]);
    await log.tell(instruction, nth(22), [reviewing.opened]);
    await log.tell(label, nth(23), [held.granted]);
    await log.tell(session, sitting, [convened(), ...over]);
  }, 60_000);
  afterAll(() => reading.stop());

  const list = async (params = {}, asking = {}) =>
    reading.ask(listTasks, params, as("secretariat", nth(90)), asking);
  const codes = async (...asked: Parameters<typeof list>) =>
    (await list(...asked))?.items.map(({ code }) => code);

  it("has those whose day has come, and by a later day those to come", async () => {
    expect(await codes()).toEqual([]);
    expect(await codes({ until: "2007-07-01" })).toEqual(["CONDITIONS_DUE"]);
    expect(await codes({ until: "2027-02-01" })).toEqual([
      "CONDITIONS_DUE",
      "NOTIFICATION_FAILED",
      "REVIEWERS_WANTED",
      "MINUTES_NOT_DRAFTED",
    ]);
  });
  it("says what each is about and what to do, in the viewer's language", async () => {
    const found = await list({ until: "2027-02-01", code: "NOTIFICATION_FAILED" });
    expect(found?.items).toEqual([
      {
        code: "NOTIFICATION_FAILED",
        since: "2026-06-03",
        kind: "application",
        id: nth(21),
        reference: "CV-1",
        title: null,
        about: { reason: "bounced" },
        text: taskSentences.NOTIFICATION_FAILED.fr.replace("{reason}", "le message est revenu"),
      },
    ]);
  });
  it("says no code to people", async () => {
    const told = await list({ until: "2027-02-01" });
    const texts = told?.items.map(({ text }) => text).join("\n");
    expect(texts).not.toMatch(/bounced|eligible|granted/);
    expect(texts).toContain("n° 1");
  });
  it("names a session by its day and place", async () => {
    const found = await list({ until: "2027-02-01", code: "MINUTES_NOT_DRAFTED" });
    expect(found?.items.map(({ id, title }) => [id, title])).toEqual([
      [sitting, `Séance du ${convened().heldOn}, ${convened().place}`],
    ]);
  });
  it("goes on from page to page, is the same built anew, and was empty before", async () => {
    await reading.rebuilt();
    const page = await list({ until: "2027-02-01", limit: 3 });
    const rest = await list({ until: "2027-02-01", limit: 3, after: page?.next });
    expect(rest?.items.map(({ code }) => code)).toEqual(["MINUTES_NOT_DRAFTED"]);
    expect(await codes({ until: "2027-02-01" }, { asOf: "2006-01-01T00:00:00.000Z" })).toEqual([]);
  });
  it("fills every blank of its sentences alike in both languages", () => {
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { fr, en } of Object.values(taskSentences)) expect(blanks(fr)).toEqual(blanks(en));
  });
});
