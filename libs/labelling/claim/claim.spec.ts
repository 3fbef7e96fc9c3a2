import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { organisation, type OrganisationEvent } from "../organisation/organisation.js";
import { claim, type ClaimEvent } from "./claim.js";
import { releaseClaim } from "./release-claim.js";
import { takeClaim } from "./take-claim.js";

const value = story(claim);
const today = "2026-05-04";
const ours = { owner: "organisation-ours" } as const;
const theirs = { owner: "organisation-theirs" } as const;
const taken: ClaimEvent = { type: "ClaimTaken", ...ours };
const released: ClaimEvent = { type: "ClaimReleased", ...ours, reason: "let-go" };

describe("taking a claim", () => {
  it("gives it to the first who asks", () =>
    value.given().when(takeClaim, ours, today).then(taken));
  it("says which number it is, where it is one", () =>
    value
      .given()
      .when(takeClaim, { ...ours, number: "rna" }, today)
      .then({ ...taken, number: "rna" }));
  it("says nothing new to its owner", () => value.given(taken).when(takeClaim, ours, today).then());
  it("refuses it to others, and does not say whose it is", () =>
    value.given(taken).when(takeClaim, theirs, today).refused("CLAIM_TAKEN"));
  it("gives a released one to the next", () =>
    value
      .given(taken, released)
      .when(takeClaim, theirs, today)
      .then({ type: "ClaimTaken", ...theirs }));
});

describe("releasing a claim", () => {
  it.each(["never-started", "let-go"] as const)("follows the owner’s word: %s", (reason) =>
    value
      .given(taken)
      .when(releaseClaim, ours, today, reason)
      .then({ ...released, reason }),
  );
  it("waits for the owner’s word", () =>
    value.given(taken).when(releaseClaim, ours, today, "held").refused("CLAIM_STILL_HELD"));
  it("says nothing new of a free one", () =>
    value.given(taken, released).when(releaseClaim, ours, today, "held").then());
  it("leaves a claim that is another’s by now alone", () =>
    value.given(taken).when(releaseClaim, theirs, today, "let-go").then());
});

const world = (...history: readonly OrganisationEvent[]): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>) =>
    history.reduce<unknown>(
      (state, event) => organisation.evolve(state as never, event),
      on.initial,
    ) as State,
  blob: () => Promise.reject(new Error("none here")),
});
const wordOf = (owner: `${string}-${string}`, there: World) =>
  releaseClaim.gather?.({ phase: "taken", owner }, { owner }, there, "c1");

describe("the owner’s word", () => {
  const registered: OrganisationEvent = {
    type: "OrganisationRegistered",
    name: "effacé",
    kind: "association",
    identifier: { kind: "rna", value: "effacé", claim: "c1" },
    actsIn: [],
    regionalOrigin: true,
  };
  it("is read in the owner’s own stream", async () => {
    expect(await wordOf("organisation-ours", world(registered))).toBe("held");
    expect(await wordOf("organisation-ours", world({ type: "NeverStarted", claim: "c1" }))).toBe(
      "never-started",
    );
    const dropped: OrganisationEvent = { type: "IdentifierDropped", claim: "c1", reason: "effacé" };
    expect(await wordOf("organisation-ours", world(registered, dropped))).toBe("let-go");
  });
  it("is never given by another kind of stream", async () =>
    expect(await wordOf("person-ours", world({ type: "NeverStarted", claim: "c1" }))).toBe("held"));
});
