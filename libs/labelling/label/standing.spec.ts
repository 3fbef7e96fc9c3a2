import { describe, expect, it } from "@jest/globals";
import { commitBrandUse } from "./commit-brand-use.js";
import type { LabelEvent } from "./events.js";
import { suspendLabel as suspendForEver } from "./former/suspend-label.js";
import { onDay } from "./label.js";
import {
  after,
  afterwards,
  ends,
  granted,
  type History,
  lastDay,
  mark,
  renewed,
  suspended,
  surrendered,
} from "./label.story.js";
import { reinstateLabel } from "./reinstate-label.js";
import { surrenderLabel } from "./surrender-label.js";
import { suspendLabel } from "./suspend-label.js";

const today = "2007-04-02";
const motives = "La condition n’est pas remplie.";
const until = "2007-06-30";
const forATime = { ...suspended, until };

describe("committing to use the brand", () => {
  const uses = ["display", "signature"] as const;
  const committed: LabelEvent = { type: "BrandUseCommitted", uses, committedOn: today };
  const commit = (body: { text?: string; uses?: typeof uses }, ...history: History) =>
    mark.given(...history).when(commitBrandUse, { uses, ...body }, today);
  it("says how, and on what", () => {
    commit({}, granted).then(committed);
    commit({ text: "Affiches." }, granted).then({ ...committed, text: "Affiches." });
  });
  it("says nothing where it is so already, in whatever order", () => {
    commit({}, granted, { ...committed, uses: ["signature", "display"] }).then();
    commit({}, granted, { ...committed, uses: ["display"] }).then(committed);
  });
  it("may always say more in a text", () =>
    commit({ text: "Affiches." }, granted, committed).then({ ...committed, text: "Affiches." }));
  it("is off while the label is suspended", () =>
    commit({}, granted, suspended).refused("BRAND_USE_SUSPENDED"));
  it("is on again after the last day of the suspension", () =>
    mark
      .given(granted, forATime)
      .when(commitBrandUse, { uses }, "2007-07-01")
      .then({ ...committed, committedOn: "2007-07-01" }));
  it("wants a label", () => commit({}).refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    mark
      .given(...history)
      .when(commitBrandUse, { uses }, afterwards)
      .refused(code, about),
  );
});

describe("suspending a label", () => {
  const suspend = (body: { until?: string }, ...history: History) =>
    mark.given(...history).when(suspendLabel, { motives, ...body }, today);
  const event = { type: "LabelSuspended", motives, suspendedOn: today } as const;
  it("ends with the label at the latest", () => {
    suspend({ until: lastDay }, granted).then({ ...event, until: lastDay });
    suspend({ until: "2009-01-25" }, granted, renewed).then({ ...event, until: "2009-01-25" });
    suspend({ until: afterwards }, granted).refused("SUSPENSION_ENDS_TOO_LATE", {
      latest: lastDay,
    });
    mark
      .given(granted)
      .when(suspendForEver, { motives, until: "2270-01-01" }, today)
      .then({ ...event, until: "2270-01-01" });
  });
  it("is until it is lifted, or for a time", () => {
    suspend({}, granted).then(event);
    suspend({ until }, granted).then({ ...event, until });
    suspend({ until: today }, granted).then({ ...event, until: today });
  });
  it("does not end before it begins", () =>
    suspend({ until: "2007-04-01" }, granted).refused("SUSPENSION_ENDS_IN_THE_PAST", { today }));
  it("may come again once one is over", () =>
    mark
      .given(granted, forATime)
      .when(suspendLabel, { motives }, "2007-07-01")
      .then({ ...event, suspendedOn: "2007-07-01" }));
  it("wants a label", () => suspend({}).refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    mark
      .given(...history)
      .when(suspendLabel, { motives }, afterwards)
      .refused(code, about),
  );
});

const reinstate = (...history: History) => mark.given(...history).when(reinstateLabel, {}, today);

describe("reinstating a label", () => {
  it("lifts the suspension", () => {
    reinstate(granted, suspended).then({ type: "LabelReinstated", reinstatedOn: today });
    mark
      .given(granted, suspended)
      .when(reinstateLabel, { motives }, today)
      .then({ type: "LabelReinstated", motives, reinstatedOn: today });
  });
  it("says nothing where there is none, or none any more", () => {
    reinstate(granted).then();
    mark.given(granted, forATime).when(reinstateLabel, {}, "2007-07-01").then();
  });
  it("wants a label", () => reinstate().refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    mark
      .given(...history)
      .when(reinstateLabel, {}, afterwards)
      .refused(code, about),
  );
});

const surrender = (...history: History) =>
  mark.given(...history).when(surrenderLabel, {}, "2007-10-01");

describe("giving a label up", () => {
  it("needs no motives", () => {
    surrender(granted).then(surrendered);
    mark
      .given(granted, suspended)
      .when(surrenderLabel, { motives }, "2007-10-01")
      .then({ ...surrendered, motives });
  });
  it("wants a label", () => surrender().refused("LABEL_NOT_GRANTED"));
  it.each(ends.filter(([code]) => code !== "LABEL_SURRENDERED"))(
    "comes too late: %s",
    (code, history, about) =>
      mark
        .given(...history)
        .when(surrenderLabel, {}, afterwards)
        .refused(code, about),
  );
});

const mayShowOn = (day: string, ...history: History) =>
  onDay(after(...history), day).phase === "active";

describe("the brand", () => {
  it("may be shown while the label is active, and only then", () => {
    expect(mayShowOn(today)).toBe(false);
    expect(mayShowOn(today, granted)).toBe(true);
    expect(mayShowOn(today, granted, suspended)).toBe(false);
    expect([until, "2007-07-01"].map((day) => mayShowOn(day, granted, forATime))).toEqual([
      false,
      true,
    ]);
    for (const [, history] of ends) expect(mayShowOn(afterwards, ...history)).toBe(false);
  });
});

describe("a suspension whose time is over", () => {
  it("is over whether or not anybody has recorded it", () => {
    const state = after(granted, forATime);
    expect(onDay(state, until)).toBe(state);
    expect(onDay(state, "2007-07-01")).toEqual(after(granted));
  });
});
