import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { application } from "#labelling/application/application.js";
import { received, started } from "#labelling/application/file.story.js";
import { committee } from "#labelling/committee/committee.js";
import { formed, mandate } from "#labelling/committee/committee.story.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import {
  ana,
  assigned,
  bob,
  cleo,
  closed,
  interest,
  opened,
  submitted,
} from "#labelling/instruction/instruction.story.js";
import { convened } from "#labelling/session/session.story.js";
import { session } from "#labelling/session/session.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { listInstructions } from "./list-instructions.js";
import { listReviewers } from "./list-reviewers.js";
import { showDesk } from "./show-desk.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [first, second, third, fourth] = [nth(21), nth(22), nth(23), nth(24)] as const;
const sitting = nth(31);
const before = "2006-04-01T00:00:00.000Z";

let reading: TestReading;
/** The day after reviews were due. */
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  const declined: InstructionEvent = {
    type: "ReviewerDeclined",
    person: ana,
    motives: "Trop tard.",
    declinedOn: "2026-12-01",
  };
  const stories: readonly (readonly [string, readonly InstructionEvent[]])[] = [
    [first, [opened, assigned(ana), assigned(bob), submitted(bob)]],
    [second, [opened, assigned(ana), declined, assigned(cleo), submitted(cleo)]],
    [third, [opened, assigned(ana), submitted(ana), interest(ana)]],
    [fourth, [opened, assigned(ana), assigned(bob), interest(bob), closed]],
  ];
  for (const [file, history] of stories) {
    const reference = `CV-${file.slice(-2)}`;
    await log.tell(application, file, [
      { ...started, scheme: "creativallee", reference },
      received,
    ]);
    await log.tell(instruction, file, history);
  }
  await log.tell(committee, "creativallee", [
    formed,
    mandate(ana),
    mandate(bob, "2026-01-01", "2026-12-31"),
    mandate(cleo, "2027-02-01"),
  ]);
  await log.tell(session, sitting, [convened(), { type: "ProxyGiven", from: cleo, to: ana }]);
}, 60_000);
afterAll(() => reading.stop());

const deskOf = (person: string, asking = {}) =>
  reading.ask(showDesk, {}, as("reviewer", person), asking);

describe("a reviewer's desk", () => {
  it("has what they are asked for, what they have given, and what they declined", async () => {
    const review = { title: null, institution: "CRCI", dueOn: "2027-02-28" };
    expect(await deskOf(ana)).toMatchObject({
      toReview: [{ ...review, application: first, reference: "CV-21", late: true }],
      reviewed: [],
      declined: [{ ...review, application: second, reference: "CV-22" }],
    });
    expect((await deskOf(cleo))?.reviewed).toMatchObject([
      { application: second, submittedOn: "2026-11-30" },
    ]);
  });
  it("names the files in which they have an interest, and tells nothing else of them", async () => {
    const desk = await deskOf(ana);
    expect(desk?.interests).toEqual([{ application: third, reference: "CV-23" }]);
    expect(JSON.stringify({ ...desk, interests: [] })).not.toContain(third);
  });
  it("has the sessions at which they sit on that day, and the proxies given and held", async () => {
    expect((await deskOf(ana))?.sessions).toEqual([
      {
        id: sitting,
        scheme: "creativallee",
        heldOn: "2027-01-26",
        place: "Hôtel de Région",
        phase: "convened",
        proxyGivenTo: null,
        proxiesHeld: [cleo],
      },
    ]);
    // She does not sit on that day.
    expect((await deskOf(cleo))?.sessions).toEqual([]);
  });
  it("is empty for who was asked for nothing, and before anybody was", async () => {
    const empty = { toReview: [], reviewed: [], declined: [], interests: [], sessions: [] };
    expect(await deskOf(nth(90))).toEqual(empty);
    // His mandate is over.
    expect(await deskOf(bob)).toEqual(empty);
    expect(await deskOf(ana, { asOf: before })).toEqual(empty);
  });
});

const loads = async (params = {}) => reading.ask(listReviewers, params, as("secretariat", nth(90)));
const files = async (params = {}, asking = {}) =>
  (await reading.ask(listInstructions, params, as("auditor", nth(90)), asking))?.items;

describe("the load of reviewers", () => {
  const ofAna = { person: ana, asked: 4, awaited: 1, late: 1, in: 0, declined: 1 };
  const ofBob = { person: bob, asked: 2, awaited: 0, late: 0, in: 1, declined: 0 };

  it("counts what each was asked for, and what came of it; a closed file awaits nobody", async () => {
    const answer = await loads();
    expect(answer?.items).toMatchObject([ofAna, ofBob, { person: cleo, asked: 1, in: 1 }]);
    expect(answer?.items[0]?.institutions).toEqual(["CRCI"]);
  });
  it("goes on from page to page, and is the same once it is built anew", async () => {
    await reading.rebuilt();
    const page = await loads({ limit: 1 });
    expect(page?.items).toMatchObject([ofAna]);
    expect((await loads({ limit: 1, after: page?.next }))?.items).toMatchObject([ofBob]);
  });
});

describe("files before reviewers", () => {
  it("are told with who is late and what the marks come to", async () => {
    expect(await files({ reviewers: "enough" })).toMatchObject([
      { application: first, minimum: 2, in: 1, awaited: [ana], late: [ana], mean: 617 },
      { application: fourth, phase: "closed", late: [] },
    ]);
  });
  it("that want reviewers are found, and none before they were opened", async () => {
    const wanting = await files({ reviewers: "wanted" });
    expect(wanting).toMatchObject([
      { application: second, in: 1, awaited: [] },
      { application: third, in: 0, mean: null },
    ]);
    expect(await files({ scheme: "other" })).toEqual([]);
    expect(await files({}, { asOf: before })).toEqual([]);
  });
});
