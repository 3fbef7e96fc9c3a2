import { describe, expect, it } from "@jest/globals";
import type { LabelEvent } from "./events.js";
import {
  after,
  afterwards,
  conditionDue,
  ends,
  granted,
  type History,
  lastDay,
  mark,
  suspended,
} from "./label.story.js";
import { meetCondition } from "./meet-condition.js";
import { missCondition } from "./miss-condition.js";

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
