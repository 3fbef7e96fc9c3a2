import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Json } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import {
  after,
  afterwards,
  board,
  conditionDue,
  ends,
  file,
  granted,
  type History,
  lastDay,
  mark,
  nextBoard,
  self,
  suspended,
  terms,
} from "./label.story.js";
import { meetCondition } from "./meet-condition.js";
import { missCondition } from "./miss-condition.js";
import { supersedeConditions } from "./supersede-conditions.js";

const met = (metOn: string): LabelEvent => ({ type: "ConditionMet", condition: 1, metOn });
const missed: LabelEvent = { type: "ConditionMissed", condition: 1, missedOn: conditionDue };
const dayAfter = "2007-07-01";

const meet = (today: string, ...history: History) =>
  mark.given(...history).when(meetCondition, { condition: 1 }, today);

describe("meeting a condition", () => {
  it("is recorded as of the day", () => meet("2007-05-02", granted).then(met("2007-05-02")));
  it("may show what proves it", () =>
    mark
      .given(granted)
      .when(meetCondition, { condition: 1, evidence: "Bilan reçu." }, "2007-05-02")
      .then({ type: "ConditionMet", condition: 1, evidence: "Bilan reçu.", metOn: "2007-05-02" }));
  it("may come late, or while the label is suspended", () => {
    meet(dayAfter, granted, missed).then(met(dayAfter));
    meet(dayAfter, granted, suspended).then(met(dayAfter));
  });
  it("happens once", () => meet(dayAfter, granted, met("2007-05-02")).then());
  it("is of a condition that the decision imposed", () => {
    mark
      .given(granted)
      .when(meetCondition, { condition: 2 }, dayAfter)
      .refused("CONDITION_UNKNOWN");
    meet(dayAfter).refused("LABEL_NOT_GRANTED");
  });
  it.each(ends)("comes too late: %s", (code, history, about) =>
    meet(afterwards, ...history).refused(code, about),
  );
});

const miss = (today: string, ...history: History) =>
  mark.given(...history).when(missCondition, { condition: 1 }, today);

describe("missing a condition", () => {
  it("has effect on the last day, however late it is recorded", () => {
    miss(dayAfter, granted).then(missed);
    miss(lastDay, granted, suspended).then(missed);
  });
  it("says nothing early, nor twice", () => {
    miss(conditionDue, granted).then();
    miss(dayAfter, granted, missed).then();
  });
  it("says nothing of one that was met in time, its last day included", () =>
    miss(dayAfter, granted, met(conditionDue)).then());
  it("is so of one that was met late", () => miss(lastDay, granted, met(dayAfter)).then(missed));
  it("says nothing once the label has ended", () => {
    for (const [, history] of ends) miss(afterwards, ...history).then();
  });
  it("is of a condition that the decision imposed", () => {
    miss(dayAfter).refused("LABEL_NOT_GRANTED");
    mark
      .given(granted)
      .when(missCondition, { condition: 2 }, dayAfter)
      .refused("CONDITION_UNKNOWN");
  });
});

describe("a later decision on the file", () => {
  const decision = { session: nextBoard };
  const decidedOn = "2007-05-02";
  const lifted: LabelEvent = {
    type: "ConditionsSuperseded",
    decision,
    conditions: [],
    supersededOn: decidedOn,
  };
  const later = { decision, conditions: lifted.conditions, decidedOn };
  const supersede = (facts: typeof later | undefined, ...history: History) =>
    mark.given(...history).when(supersedeConditions, {}, dayAfter, facts);
  it("lifts the conditions that the label was granted under, or puts others in their place", () => {
    supersede(later, granted).then(lifted);
    const others = [{ condition: 1, dueOn: lastDay }];
    supersede({ ...later, conditions: others }, granted).then({ ...lifted, conditions: others });
    expect(after(granted, met(decidedOn), { ...lifted, conditions: others })).toMatchObject({
      held: { conditions: others, imposedBy: decision },
    });
  });
  it("does so once, and is not that which granted", () => {
    supersede(later, granted, lifted).then();
    supersede({ ...later, decision: { session: board } }, granted).then();
    supersede(undefined, granted).then();
  });
  it("leaves none to miss, nor to meet", () => {
    mark.given(granted, lifted).when(missCondition, { condition: 1 }, dayAfter).then();
    meet(dayAfter, granted, lifted).refused("CONDITION_UNKNOWN");
  });
  it("needs a label that has not ended", () => {
    supersede(later).refused("LABEL_NOT_GRANTED");
    for (const [, history] of ends)
      mark
        .given(...history)
        .when(supersedeConditions, {}, afterwards, later)
        .then();
  });
  it("is read in the file, unless silence took it", async () => {
    const states: Readonly<Record<string, unknown>> = {
      application: {
        phase: "decided",
        content: { scheme: "s", initiative: "i", organisation: "o" },
        filing: { rules: { schemeVersion: 1, definition: "5e".repeat(32) } },
        judgement: { decisions: [{ by: decision, outcome: "granted-with-conditions", decidedOn }] },
      },
      session: {
        phase: "closed",
        items: [{ item: file, stage: { is: "decided", conditions: [lastDay] } }],
      },
      register: { labels: [] },
      organisation: { phase: "unregistered" },
    };
    const look = (told: object = {}) =>
      supersedeConditions.gather?.(
        after(granted),
        {},
        {
          fold: async <State, Event extends DomainEvent>({ kind }: Aggregate<State, Event>) =>
            ({ ...states, ...told })[kind] as State,
          blob: async () => ({ owner: "", label: terms, indicators: [] }) as unknown as Json,
        },
        self,
      );
    const conditions = [{ condition: 1, dueOn: lastDay }];
    expect(await look()).toEqual({ decision, conditions, decidedOn });
    const silent = { decisions: [{ by: "silence", outcome: "granted", decidedOn }] };
    const application = { ...(states["application"] as object), judgement: silent };
    expect(await look({ application })).toBeUndefined();
    expect(await look({ application: { phase: "draft" } })).toBeUndefined();
  });
});

describe("a condition that was met late", () => {
  it("is known to have been missed", () =>
    expect(after(granted, missed, met(dayAfter))).toMatchObject({
      held: { conditions: [{ condition: 1, missedOn: conditionDue, metOn: dayAfter }] },
    }));
  it("leaves the others as they are", () => {
    const two: LabelEvent = {
      ...granted,
      conditions: [1, 2].map((condition) => ({ condition, dueOn: conditionDue })),
    };
    expect(after(two, met(dayAfter))).toMatchObject({
      held: {
        conditions: [
          { condition: 1, dueOn: conditionDue, metOn: dayAfter },
          { condition: 2, dueOn: conditionDue },
        ],
      },
    });
  });
});
