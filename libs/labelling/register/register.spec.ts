import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { application } from "../application/application.js";
import { allotNumber } from "./allot-number.js";
import { numberOf, register, type RegisterEvent } from "./register.js";

const book = story(register);
const today = "2007-01-26";
const ours = { ours: true };
const asked = (n: number) => ({ label: `l${n}`, application: `a${n}` });
const numbered = (number: number, n = number): RegisterEvent => ({
  type: "LabelNumbered",
  number,
  ...asked(n),
  numberedOn: today,
});

const worldWith = (...history: readonly DomainEvent[]): World => ({
  fold: async <State, Event extends DomainEvent>(
    { kind, evolve, initial }: Aggregate<State, Event>,
    id: string,
  ) =>
    kind === application.kind && id === "a1"
      ? (history as readonly Event[]).reduce((state, event) => evolve(state, event), initial)
      : initial,
  blob: async () => null,
});

const schemeIs = (world: World, scheme: string) =>
  allotNumber.gather?.(register.initial, asked(1), world, scheme);

describe("allotting a number", () => {
  it("begins with 1", () =>
    book.given().when(allotNumber, asked(1), today, ours).then(numbered(1)));
  it("goes on with the next", () =>
    book
      .given(numbered(1), numbered(2))
      .when(allotNumber, asked(3), today, ours)
      .then(numbered(3)));
  it("gives a label one alone, however often it is asked", () =>
    book.given(numbered(1)).when(allotNumber, asked(1), "2007-02-01", { ours: false }).then());
  it("gives a file one label alone", () =>
    book
      .given(numbered(1), numbered(2))
      .when(allotNumber, { ...asked(3), application: "a2" }, today, ours)
      .refused("FILE_NUMBERED_ALREADY", { number: 2 }));
  it("is for files of the register’s own scheme", () =>
    book
      .given()
      .when(allotNumber, asked(1), today, { ours: false })
      .refused("FILE_OF_ANOTHER_REGISTER"));

  it("finds the scheme in the file", async () => {
    const started: DomainEvent & Readonly<Record<string, unknown>> = {
      type: "ApplicationStarted",
      initiative: "i1",
      organisation: "o1",
      scheme: "creativallee",
      startedOn: today,
    };
    expect(await schemeIs(worldWith(started), "creativallee")).toEqual({ ours: true });
    expect(await schemeIs(worldWith(started), "centres-ressources")).toEqual({ ours: false });
    expect(await schemeIs(worldWith(), "creativallee")).toEqual({ ours: false });
  });
});

describe("whoever asks, however often", () => {
  it("gives no number twice, and leaves none out", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 }), (wishes) => {
        let state = register.initial;
        for (const [label, file] of wishes) {
          const body = { label: `l${label}`, application: `a${file}` };
          const before = numberOf(state, body.label);
          const decision = allotNumber.decide(state, body, circumstances(today), ours);
          if ("accepted" in decision) state = decision.accepted.reduce(register.evolve, state);
          if (before !== undefined) expect(numberOf(state, body.label)).toBe(before);
        }
        const { labels } = state;
        expect(labels.map(({ number }) => number)).toEqual(labels.map((_, nth) => nth + 1));
        expect(new Set(labels.map(({ label }) => label)).size).toBe(labels.length);
        expect(new Set(labels.map(({ application: file }) => file)).size).toBe(labels.length);
      }),
    ));
});
