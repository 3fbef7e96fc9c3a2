import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import type { PersonId } from "#kernel/index.js";
import { type CommitteeEvent, committee } from "#labelling/committee/committee.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import {
  ana,
  assigned,
  bob,
  cleo,
  closed,
  dan,
  interest,
  opened,
  review,
  stranger,
  submitted,
  today,
} from "#labelling/instruction/instruction.story.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { showInstruction } from "./show-instruction.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [file, later] = [nth(21), nth(22)] as const;
const former = nth(80) as PersonId;

const before = "2026-11-30T09:00:00.000Z";
const after = "2026-12-10T09:00:00.000Z";

const amended: InstructionEvent = {
  type: "ReviewAmended",
  person: bob,
  marks: { themeFit: 5, reach: 4 },
  opinion: "reserved",
  text: "À revoir de près",
  amendedOn: "2026-12-05",
};
const declined: InstructionEvent = {
  type: "ReviewerDeclined",
  person: cleo,
  motives: "En congé.",
  declinedOn: "2026-12-01",
};
const noted: InstructionEvent = {
  type: "NoteAdded",
  note: nth(60),
  author: stranger,
  text: "Le budget est confirmé.",
  addedOn: "2026-12-02",
};
const reported: InstructionEvent = {
  type: "InterestDeclared",
  person: dan,
  source: "colleague",
  grounds: "other",
  declaredBy: ana,
  note: "Ils ont monté un salon ensemble.",
  declaredOn: "2026-12-03",
};

let reading: TestReading;
/** The day after reviews were due. */
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  const seat = (person: PersonId, until?: string): CommitteeEvent => ({
    type: "MandateGiven",
    mandate: `m-${person}`,
    person,
    institution: "CRCI",
    rank: "member",
    from: "2026-01-01",
    ...(until === undefined ? {} : { until }),
  });
  await log.tell(committee, "creativallee", [
    {
      type: "CommitteeFormed",
      schemeVersion: 1,
      definition: "5d".repeat(32),
      seats: [],
      chair: "CRCI",
      formedOn: "2026-01-01",
    },
    ...[ana, bob, cleo, dan].map((person) => seat(person)),
    seat(former, "2026-12-31"),
  ]);
  const asked = [opened, assigned(cleo), declined, assigned(bob), submitted(bob)];
  await log.tell(instruction, file, asked, { at: before });
  await log.tell(instruction, file, [assigned(ana), amended, noted, reported], { at: after });
  await log.tell(instruction, later, [opened, assigned(ana), submitted(ana), closed]);
  await log.tell(instruction, later, [interest(ana)]);
}, 60_000);
afterAll(() => reading.stop());

const office = as("secretariat", stranger);
const shown = (viewer: Viewer = office, asking = {}, id: string = file) =>
  reading.ask(showInstruction, { id }, viewer, asking);

describe("the instruction of a file", () => {
  const ofBob = {
    person: bob,
    institution: "NFX",
    by: "secretariat",
    assignedOn: today,
    standing: "in",
    late: false,
    reviews: [
      { ...review, on: today, mark: 617 },
      { text: "À revoir de près", opinion: "reserved", on: "2026-12-05", mark: 1_000 },
    ],
  };

  it("is told whole to the secretariat and to auditors, reviews as given and as amended", async () => {
    for (const viewer of [office, as("auditor", stranger)])
      expect(await shown(viewer)).toMatchObject({
        application: file,
        stream: `instruction-${file}`,
        version: 8,
        phase: "open",
        openedOn: today,
        closedOn: null,
        minimum: 2,
        mean: 1_000,
        reviewers: [
          { person: cleo, standing: "declined", motives: "En congé.", leftOn: "2026-12-01" },
          ofBob,
          { person: ana, standing: "awaited", late: true, reviews: [] },
        ],
        interests: [
          { person: dan, source: "colleague", declaredBy: ana, note: expect.any(String) },
        ],
        notes: [{ author: stranger, text: "Le budget est confirmé.", on: "2026-12-02" }],
      });
  });
  it("shows members what was made of it; who reviews is hidden until it is over", async () => {
    const seen = await shown(as("reviewer", cleo));
    expect(seen?.reviewers).toMatchObject([
      { person: cleo, motives: "En congé." },
      { ...ofBob, person: null, institution: null },
      { person: null, standing: "awaited" },
    ]);
    expect(seen).toMatchObject({ mean: 1_000, notes: [{ author: stranger }] });
    expect(seen?.interests).toMatchObject([{ person: dan, declaredBy: null, note: null }]);
    expect(seen).not.toHaveProperty("version");
    const over = await shown(as("reviewer", cleo), {}, later);
    expect(over?.reviewers).toMatchObject([{ person: ana, standing: "interested" }]);
  });
  it("keeps others' reviews from who has still to write theirs, at whatever moment", async () => {
    for (const asking of [{}, { asOf: before }]) {
      const seen = await shown(as("chair", ana), asking);
      expect(seen).toMatchObject({ mean: null });
      expect(JSON.stringify(seen)).not.toContain(bob);
      expect(JSON.stringify(seen)).not.toContain(review.text);
    }
    expect((await shown(as("chair", ana)))?.reviewers).toMatchObject([{ person: ana }]);
  });
  it("weighs on nobody with a review that counts no more", async () => {
    expect((await shown(as("chair", bob), {}, later))?.reviewers).toMatchObject([{ reviews: [] }]);
    expect((await shown(office, {}, later))?.reviewers).toMatchObject([
      { standing: "interested", reviews: [review] },
    ]);
  });
  it("is not there for who has an interest, has no seat, or has one no more", async () => {
    const unseated = [as("reviewer", dan), as("reviewer", stranger), as("chair", former)];
    for (const viewer of unseated) {
      expect(await shown(viewer)).toBeUndefined();
      expect(await shown(viewer, { asOf: before })).toBeUndefined();
    }
    expect(await shown(as("chair", ana), {}, later)).toBeUndefined();
    expect(await shown(office, {}, nth(90))).toBeUndefined();
  });
  it("is as it was on a day, and the same once it is built anew", async () => {
    expect(await shown(office, { asOf: before })).toMatchObject({
      version: 4,
      mean: 617,
      notes: [],
      reviewers: [{ person: cleo }, { person: bob, reviews: [review] }],
    });
    const now = await shown();
    await reading.rebuilt();
    expect(await shown()).toEqual(now);
  });
});
