import { describe, expect, it } from "@jest/globals";
import type { LabelEvent } from "./events.js";
import { expireLabel } from "./expire-label.js";
import { hasEnded, label, onDay } from "./label.js";
import {
  after,
  afterwards,
  ends,
  expired,
  file,
  granted,
  type History,
  lastDay,
  mark,
  nextBoard,
  opensOn,
  renewed,
  self,
  suspended,
  worldOf,
} from "./label.story.js";
import { renewLabel } from "./renew-label.js";

const renew = (decidedOn: string, today: string, ...history: History) =>
  mark.given(...history).when(renewLabel, { session: nextBoard }, today, { decidedOn });

const renewedOn = (renewedOn: string): LabelEvent => ({ ...renewed, renewedOn });

const renewalIn = (outcome: string, stage = "decided", phase = "open") =>
  renewLabel.gather?.(
    after(granted),
    { session: nextBoard },
    worldOf({
      [`session-${nextBoard}`]: {
        phase,
        items: [
          { item: file, stage: { is: "listed" } },
          { item: self, stage: { is: stage, outcome, decidedOn: "2007-12-14" } },
        ],
      },
    }),
    self,
  );

describe("renewing a label", () => {
  it("goes on from the day after the last one", () =>
    renew("2007-12-14", "2007-12-14", granted).then(renewed));
  it("is decided in the last months, the last day included", () => {
    renew(opensOn, opensOn, granted).then(renewedOn(opensOn));
    renew(lastDay, lastDay, granted).then(renewedOn(lastDay));
    renew("2007-10-24", "2007-10-24", granted).refused("RENEWAL_NOT_OPEN", { opensOn });
  });
  it("is in time by the day of the decision, however late it is recorded", () => {
    renew(lastDay, "2008-03-01", granted).then(renewedOn(lastDay));
    renew(afterwards, afterwards, granted).refused("LABEL_EXPIRED", { endedOn: lastDay });
  });
  it("leaves a suspended label suspended", () => {
    renew("2007-12-14", "2007-12-14", granted, suspended).then(renewed);
    expect(after(granted, suspended, renewed).phase).toBe("suspended");
  });
  it("comes of a decision", () => {
    mark
      .given(granted)
      .when(renewLabel, { session: nextBoard }, lastDay, {})
      .refused("RENEWAL_NOT_DECIDED");
    mark.given().when(renewLabel, { session: nextBoard }, lastDay, {}).refused("LABEL_NOT_GRANTED");
  });
  it("happens once for each decision", () => {
    renew("2007-12-14", "2008-12-14", granted, renewed).then();
    mark
      .given(granted, renewed)
      .when(renewLabel, { session: self }, "2007-12-20", { decidedOn: "2007-12-20" })
      .refused("RENEWAL_NOT_OPEN", { opensOn: "2008-10-25" });
  });
  it("may come again, towards the end of each time", () =>
    mark
      .given({ ...granted, decision: "deemed" }, renewed)
      .when(renewLabel, { session: self }, "2008-12-12", { decidedOn: "2008-12-12" })
      .then({
        type: "LabelRenewed",
        decision: { session: self },
        from: "2009-01-26",
        until: "2010-01-25",
        renewedOn: "2008-12-12",
      }));
  it.each(ends.filter(([, history]) => history.length > 1))(
    "comes too late: %s",
    (code, history, about) => {
      renew("2007-12-14", afterwards, ...history).refused(code, about);
    },
  );
  it("finds what the session has decided", async () => {
    expect(await renewalIn("renewed")).toEqual({ decidedOn: "2007-12-14" });
    expect(await renewalIn("not-renewed")).toEqual({});
    expect(await renewalIn("renewed", "tallied")).toEqual({});
    expect(await renewalIn("renewed", "decided", "unknown")).toEqual({});
  });
});

const expire = (today: string, ...history: History) =>
  mark.given(...history).when(expireLabel, {}, today);

describe("the end of a label’s time", () => {
  it("has effect on the last day, however late it is recorded", () => {
    expire(afterwards, granted).then(expired);
    expire("2010-01-01", granted, suspended).then(expired);
  });
  it("says nothing early, nor twice, nor after another end", () => {
    expire(lastDay, granted).then();
    expire(afterwards, granted, expired).then();
    for (const [, history] of ends.filter(([, { length }]) => length > 1))
      expire(afterwards, ...history).then();
  });
  it("is put off by a renewal", () => {
    expire(afterwards, granted, renewed).then();
    expire("2009-01-26", granted, renewed).then({
      ...expired,
      expiredOn: "2009-01-25",
    });
  });
  it("is one of a label", () => expire(afterwards).refused("LABEL_NOT_GRANTED"));

  it("is so whether it is recorded or not", () => {
    const state = after(granted);
    expect(onDay(state, lastDay)).toBe(state);
    expect(onDay(state, afterwards)).toEqual(after(granted, expired));
    expect(onDay(after(granted, expired), "2007-05-01")).toEqual(after(granted, expired));
    expect(onDay(label.initial, afterwards)).toBe(label.initial);
    expect(hasEnded(label.initial)).toBe(false);
  });
});
