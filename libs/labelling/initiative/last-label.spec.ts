import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Id, World } from "#kernel/index.js";
import { label } from "../label/label.js";
import { granted } from "../label/label.story.js";
import { initiative, type InitiativeEvent } from "./initiative.js";
import { openApplication } from "./open-application.js";

const [first, second] = ["a1", "a2"] as readonly string[] as readonly [
  Id<"application">,
  Id<"application">,
];
const registered: InitiativeEvent = {
  type: "InitiativeRegistered",
  organisation: "o1" as Id<"organisation">,
  title: "Semaine de la reprise",
};
const closed = (application: Id<"application">, outcome: "granted" | "refused") =>
  ({ type: "ApplicationClosed", application, outcome }) satisfies InitiativeEvent;

const world: World = {
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    expect([on.kind, id]).toEqual([label.kind, first]);
    return [granted].reduce((state, event) => on.evolve(state, event as never), on.initial);
  },
  blob: () => Promise.reject(new Error("there are none here")),
};

describe("the label that an initiative may still hold", () => {
  const gathered = (...history: readonly InitiativeEvent[]) =>
    openApplication.gather?.(
      history.reduce(initiative.evolve, initiative.initial),
      { application: second },
      world,
      "i1",
    );

  it("is that of the last application that was granted", async () =>
    expect(
      await gathered(registered, closed(first, "granted"), closed(second, "refused")),
    ).toMatchObject({ last: { phase: "active" } }));
  it("is none where none was granted", async () => {
    expect(await gathered()).toEqual({ last: label.initial });
    expect(await gathered(registered, closed(first, "refused"))).toEqual({ last: label.initial });
  });
});
