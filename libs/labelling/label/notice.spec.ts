import { describe, expect, it } from "@jest/globals";
import type { Actor } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import {
  adjourned,
  after,
  answered,
  expired,
  granted,
  type History,
  mark,
  proposed,
  renewalRefused,
  revocationRefused,
  revoked,
} from "./label.story.js";
import { notifyHolder } from "./notify-holder.js";
import { recordHolderNotReached } from "./record-holder-not-reached.js";

const today = "2007-12-20";
const letter = { means: "letter", notifiedOn: "2007-12-18", proof: "Recommandé 1A" } as const;
const notified: LabelEvent = { type: "HolderNotified", ...letter, recordedOn: today };
const notReached: LabelEvent = {
  type: "HolderNotReached",
  reason: "refused",
  failedOn: "2007-12-15",
};
const taken = [granted, proposed, answered, revoked] as const;

describe("notifying a holder", () => {
  const notify = (notifiedOn: string, ...history: History) =>
    mark.given(...history).when(notifyHolder, { ...letter, notifiedOn }, today);

  it("says how and when they were told of what was decided against them", () => {
    notify(letter.notifiedOn, granted, renewalRefused).then(notified);
    notify(letter.notifiedOn, ...taken).then(notified);
    notify(letter.notifiedOn, granted, renewalRefused, expired).then(notified);
    notify(letter.notifiedOn, granted, renewalRefused, notReached).then(notified);
  });
  it("is done once, until it is taken back", () => {
    const told = [granted, renewalRefused, notified] as const;
    notify(letter.notifiedOn, ...told).then();
    notify("2007-12-19", ...told).refused("HOLDER_ALREADY_NOTIFIED", {
      notifiedOn: letter.notifiedOn,
    });
    notify("2007-12-19", ...told, notReached).then({ ...notified, notifiedOn: "2007-12-19" });
  });
  it("is not done before the decision, nor of tomorrow", () => {
    const about = { decidedOn: renewalRefused.refusedOn };
    notify("2007-12-13", granted, renewalRefused).refused("HOLDER_NOTIFIED_WHEN", about);
    notify("2007-12-21", granted, renewalRefused).refused("HOLDER_NOTIFIED_WHEN", about);
    notify(today, granted, renewalRefused).then({ ...notified, notifiedOn: today });
    notify(about.decidedOn, granted, renewalRefused).then({
      ...notified,
      notifiedOn: about.decidedOn,
    });
  });
  it("wants something that was decided against them", () => {
    notify(letter.notifiedOn).refused("LABEL_NOT_GRANTED");
    for (const event of [adjourned, revocationRefused, notified, notReached])
      notify(letter.notifiedOn, granted, proposed, event).refused("NOTHING_TO_NOTIFY_HOLDER");
  });
  it("begins anew with the next decision", () => {
    const later = { ...revoked, revokedOn: "2007-12-19" };
    expect(after(granted, renewalRefused, notified, later)).toMatchObject({
      held: { notice: { decidedOn: "2007-12-19" } },
    });
    notify(today, granted, renewalRefused, notified, proposed, later).then({
      ...notified,
      notifiedOn: today,
    });
  });
});

describe("a holder who was not reached", () => {
  const engine: Actor = { id: "engine", as: "engine" };
  const secretariat = { id: "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61", as: "secretariat" } as Actor;
  const fail = (by: Actor, ...history: History) =>
    mark
      .given(...history)
      .when(recordHolderNotReached, { reason: "refused" }, "2007-12-15", undefined, by);

  it("is to be told again", () => {
    for (const by of [engine, secretariat]) {
      fail(by, granted, renewalRefused).then(notReached);
      fail(by, ...taken).then(notReached);
      fail(by, granted, renewalRefused, notReached).then();
    }
  });
  it("was told all the same where one of several letters has come", () =>
    fail(engine, granted, renewalRefused, notified).then());
  it("was not where it came back later", () =>
    fail(secretariat, granted, renewalRefused, notified).then(notReached));
  it("was to be told of something", () => {
    fail(engine).refused("LABEL_NOT_GRANTED");
    fail(engine, granted).refused("NOTHING_TO_NOTIFY_HOLDER");
  });
});
