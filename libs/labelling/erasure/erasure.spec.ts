import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import type { Actor, PersonId, StreamName, World } from "#kernel/index.js";
import { engineActor } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { approveErasure } from "./approve-erasure.js";
import { carryOutErasure } from "./carry-out-erasure.js";
import { completeErasure } from "./complete-erasure.js";
import { erasure, type ErasureEvent } from "./erasure.js";
import { requestErasure, RequestErasureBody } from "./request-erasure.js";
import { type Facts, type Standing, standingOf } from "./standing.js";
import { erasedWith } from "./subject.js";

const tell = story(erasure);
const [ana, bea] = ["ana" as PersonId, "bea" as PersonId];
const as = (id: PersonId): Actor => ({ id, as: "secretariat" });
const id = "5f0c1d2e-8a34-8b56-9c78-0d1e2f3a4b5c";
const subject: StreamName = `person-${id}`;
const body = { subject, reason: "asked-by-the-person", legalBasis: "gdpr-17-1-a" } as const;
const today = "2006-05-01";
const free: Facts = { standing: { kind: "person", roles: [] } };

const requested: ErasureEvent = {
  type: "ErasureRequested",
  ...body,
  requestedBy: ana,
  requestedOn: today,
};
const approved: ErasureEvent = { type: "ErasureApproved", approvedBy: bea, approvedOn: today };
const carriedOut: ErasureEvent = { type: "ErasureCarriedOut", subject, carriedOutOn: today };
const completed: ErasureEvent = { type: "ErasureCompleted", completedOn: today };
const history = [requested, approved, carriedOut, completed] as const;

describe("an erasure that is requested", () => {
  it("is kept with its reason and its legal basis", () => {
    tell.given().when(requestErasure, body, today, free, as(ana)).then(requested);
    for (const standing of [{ kind: "other" }, { kind: "file", isLive: false }] as const)
      tell.given().when(requestErasure, body, today, { standing }, as(ana)).then(requested);
  });

  it("is there once, whoever asks", () => {
    const again = tell.given(requested);
    again.when(requestErasure, body, today, free, as(ana)).then();
    const about = { subject, requestedBy: ana };
    again
      .when(requestErasure, body, today, free, as(bea))
      .refused("ERASURE_ALREADY_REQUESTED", about);
    for (const more of [{ reason: "unlawful" }, { legalBasis: "gdpr-17-1-d" }] as const)
      again
        .when(requestErasure, { ...body, ...more }, today, free, as(ana))
        .refused("ERASURE_ALREADY_REQUESTED", about);
    expect(requestErasure.identity?.(body)).toBe(subject);
  });

  it("waits for roles to end, and for files to be over", () => {
    const asked = (standing: Standing) =>
      tell.given().when(requestErasure, body, today, { standing }, as(ana));
    const role = (until?: string): Standing => ({
      kind: "person",
      roles: [{ capacity: "carrier", from: "2006-01-01", ...(until && { until }) }],
    });
    asked(role()).refused("ERASURE_ROLES_STAND", { subject });
    asked(role(today)).refused("ERASURE_ROLES_STAND", { subject });
    asked(role("2006-04-30")).then(requested);
    asked({ kind: "file", isLive: true }).refused("ERASURE_OF_A_LIVE_FILE", { subject });
    asked({ kind: "unknown" }).refused("ERASURE_SUBJECT_UNKNOWN", { subject });
  });

  it("names one of the kinds that can be erased, by a whole id", () => {
    const faults = (value: string) => {
      const made = Object.assign(new RequestErasureBody(), body, { subject: value });
      return validateSync(made).map(({ property }) => property);
    };
    for (const kind of ["person", "organisation", "initiative", "application"])
      expect(faults(`${kind}-${id}`)).toEqual([]);
    for (const wrong of ["person-1", `session-${id}`, `x person-${id}`, `person-${id} `, id])
      expect(faults(wrong)).toEqual(["subject"]);
  });
});

describe("an erasure that is approved", () => {
  it("is so by a second person", () => {
    tell.given(requested).when(approveErasure, {}, today, undefined, as(bea)).then(approved);
    tell
      .given(requested)
      .when(approveErasure, {}, today, undefined, as(ana))
      .refused("ERASURE_BY_TWO_PEOPLE");
    tell
      .given()
      .when(approveErasure, {}, today, undefined, as(bea))
      .refused("ERASURE_NOT_REQUESTED");
  });

  it.each([2, 3, 4])("stays so (%d)", (count) => {
    tell
      .given(...history.slice(0, count))
      .when(approveErasure, {}, today, undefined, as(ana))
      .then();
  });
});

describe("an erasure that is carried out", () => {
  it("was approved, and is by either of the two", () => {
    for (const one of [ana, bea])
      tell
        .given(requested, approved)
        .when(carryOutErasure, {}, today, free, as(one))
        .then(carriedOut);
    const early = tell.given(requested).when(carryOutErasure, {}, today, free, as(bea));
    early.refused("ERASURE_NOT_APPROVED");
    const never = tell
      .given()
      .when(carryOutErasure, {}, today, { standing: { kind: "unknown" } }, as(bea));
    never.refused("ERASURE_NOT_REQUESTED");
  });

  it("is stopped by what has come in its way meanwhile", () => {
    tell
      .given(requested, approved)
      .when(carryOutErasure, {}, today, { standing: { kind: "file", isLive: true } }, as(ana))
      .refused("ERASURE_OF_A_LIVE_FILE", { subject });
  });

  it("is so for good", () => {
    for (const count of [3, 4])
      tell
        .given(...history.slice(0, count))
        .when(carryOutErasure, {}, today, free, as(ana))
        .then();
  });

  it("is completed once, by the engine", () => {
    tell.given(requested, approved, carriedOut).when(completeErasure, {}, today).then(completed);
    tell
      .given(...history)
      .when(completeErasure, {}, today)
      .then();
    tell.given().when(completeErasure, {}, today).refused("ERASURE_NOT_REQUESTED");
    for (const count of [1, 2])
      tell
        .given(...history.slice(0, count))
        .when(completeErasure, {}, today)
        .refused("ERASURE_NOT_APPROVED");
  });
});

describe("the engine, and who has no token,", () => {
  it("erases nobody", () => {
    const code = "ERASURE_BY_PEOPLE";
    tell.given().when(requestErasure, body, today, free, engineActor).refused(code);
    tell.given(requested).when(approveErasure, {}, today, undefined, engineActor).refused(code);
    tell
      .given(requested, approved)
      .when(carryOutErasure, {}, today, free, engineActor)
      .refused(code);
  });
});

describe("what an event of an erasure finds", () => {
  it("changes nothing where the request is missing, or the approval", () => {
    const fold = (...events: readonly ErasureEvent[]) =>
      events.reduce(erasure.evolve, erasure.initial);
    for (const event of [approved, carriedOut, completed])
      expect(fold(event)).toEqual(erasure.initial);
    for (const event of [carriedOut, completed])
      expect(fold(requested, event).phase).toBe("requested");
    expect(fold(...history)).toMatchObject({ phase: "completed", approvedBy: bea, subject });
  });
});

describe("what stands in the way", () => {
  const knowing = (phase: string, more = {}): World => ({
    fold: async <State>() => ({ phase, ...more }) as State,
    blob: () => Promise.reject(new Error("no blob is asked for")),
  });
  it.each([
    ["person", "unknown", { kind: "unknown" }],
    ["person", "registered", { kind: "person", roles: [] }],
    ["organisation", "unknown", { kind: "unknown" }],
    ["organisation", "registered", { kind: "other" }],
    ["initiative", "unknown", { kind: "unknown" }],
    ["initiative", "registered", { kind: "other" }],
    ["application", "not-started", { kind: "unknown" }],
    ["application", "draft", { kind: "file", isLive: true }],
    ["application", "appealed", { kind: "file", isLive: true }],
    ["application", "decided", { kind: "file", isLive: false }],
    ["application", "inadmissible", { kind: "file", isLive: false }],
    ["application", "withdrawn", { kind: "file", isLive: false }],
    ["application", "lapsed", { kind: "file", isLive: false }],
    ["session", "convened", { kind: "unknown" }],
  ] as const)("is read from its own stream: %s, %s", async (kind, phase, standing) => {
    expect(await standingOf(knowing(phase, { roles: [] }), `${kind}-${id}`)).toEqual(standing);
  });

  it("is looked at again when it is carried out", async () => {
    const world = knowing("registered", { roles: [] });
    const { phase: _, ...asked } = { ...body, phase: "", requestedBy: ana, approvedBy: bea };
    const found = await carryOutErasure.gather?.({ phase: "approved", ...asked }, {}, world, id);
    expect(found).toEqual(free);
    const none = await carryOutErasure.gather?.({ phase: "not-requested" }, {}, world, id);
    expect(none).toEqual({ standing: { kind: "unknown" } });
  });
});

describe("with a file", () => {
  it("goes what others have written of it under its id", () => {
    expect(erasedWith(`application-${id}`)).toEqual(
      ["application", "instruction", "label"].map((kind) => `${kind}-${id}`),
    );
    expect(erasedWith(subject)).toEqual([subject]);
  });
});
