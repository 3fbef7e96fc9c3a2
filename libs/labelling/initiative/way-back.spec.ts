import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Id, World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { closeApplication } from "./close-application.js";
import { initiative } from "./initiative.js";

const started: DomainEvent & Readonly<Record<string, unknown>> = {
  type: "ApplicationStarted",
  initiative: "i1",
  organisation: "o1",
  scheme: "creativallee",
  startedOn: "2026-05-04",
};

const world = (...history: readonly DomainEvent[]): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    expect([on.kind, id]).toEqual([application.kind, "a1"]);
    return history.reduce((state, event) => on.evolve(state, event as Event), on.initial);
  },
  blob: () => Promise.reject(new Error("there are none here")),
});

describe("whether an application has started", () => {
  const body = { application: "a1" as Id<"application">, outcome: "never-started" } as const;
  const gathered = (there: World) =>
    closeApplication.gather?.(initiative.initial, body, there, "i1");

  it("is read in its own stream", async () => {
    expect(await gathered(world())).toEqual({ started: false });
    expect(await gathered(world(started))).toEqual({ started: true });
  });
});
