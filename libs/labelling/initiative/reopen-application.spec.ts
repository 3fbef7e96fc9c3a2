import { describe, it } from "@jest/globals";
import type { Id } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { label } from "../label/label.js";
import { granted } from "../label/label.story.js";
import { closeApplication } from "./close-application.js";
import { initiative, type InitiativeEvent, type Outcome } from "./initiative.js";
import { openApplication } from "./open-application.js";
import { reopenApplication } from "./reopen-application.js";

const [first, second] = ["a1", "a2"] as readonly string[] as readonly [
  Id<"application">,
  Id<"application">,
];
const registered: InitiativeEvent = {
  type: "InitiativeRegistered",
  organisation: "o1" as Id<"organisation">,
  title: "Semaine de la reprise",
};
const opened = (application: Id<"application">): InitiativeEvent => ({
  type: "ApplicationOpened",
  application,
});
const closed = (application: Id<"application">, outcome: Outcome): InitiativeEvent => ({
  type: "ApplicationClosed",
  application,
  outcome,
});
const reopened: InitiativeEvent = { type: "ApplicationReopened", application: first };
const refused = [registered, opened(first), closed(first, "refused")];
const today = "2007-02-01";
const none = { last: label.initial };
const labelled = { last: [granted].reduce(label.evolve, label.initial) };

const one = story(initiative);
const reopen = (facts: typeof none, ...history: readonly InitiativeEvent[]) =>
  one.given(...history).when(reopenApplication, { application: first }, today, facts);

describe("appealing against a refusal", () => {
  it("takes the live place again", () => reopen(none, ...refused).then(reopened));
  it("keeps another application from being opened meanwhile", () =>
    one
      .given(...refused, reopened)
      .when(openApplication, { application: second }, today, none)
      .refused("INITIATIVE_HAS_LIVE_APPLICATION"));
  it("is refused where something else was applied for, or is labelled", () => {
    reopen(none, ...refused, opened(second)).refused("APPLIED_ANEW");
    const granted = [...refused, opened(second), closed(second, "granted")];
    reopen(labelled, ...granted).refused("INITIATIVE_HAS_LIVE_LABEL");
    // Its label is on its way.
    reopen(none, ...granted).refused("INITIATIVE_HAS_LIVE_LABEL");
  });
  it("waits until the refusal has freed the place, or it would be lost again", () =>
    reopen(none, registered, opened(first)).refused("DECISION_NOT_SETTLED"));
  it("takes no place where a label was granted, with conditions", () =>
    reopen(labelled, registered, opened(first), closed(first, "granted")).then());
  it("is about an application that there was", () => {
    reopen(none, registered).refused("APPLICATION_NOT_OPEN");
    reopen(none).refused("INITIATIVE_UNKNOWN");
  });
});

describe("the second decision", () => {
  const close = (outcome: Outcome) =>
    one
      .given(...refused, reopened)
      .when(closeApplication, { application: first, outcome }, today, { started: true });
  it("frees the initiative again", () => close("refused").then(closed(first, "refused")));
  it("or labels it", () => close("granted").then(closed(first, "granted")));
});
