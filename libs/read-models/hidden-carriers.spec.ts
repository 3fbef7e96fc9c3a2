import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import type { Id, PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { checked, director, started } from "#labelling/application/file.story.js";
import { committee } from "#labelling/committee/committee.js";
import { seating } from "#labelling/committee/committee.story.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { instruction } from "#labelling/instruction/instruction.js";
import {
  ana,
  assigned,
  cleo,
  closed,
  interest,
  opened,
} from "#labelling/instruction/instruction.story.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { as, type TestReading, testReading } from "../../test/reading.js";
import { type ListApplications, listApplications } from "./applications/list-applications.js";
import { showDesk } from "./desk/show-desk.js";
import { showInstruction } from "./desk/show-instruction.js";
import { showFile } from "./file/show-file.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const file = nth(21);
const carrier = started.organisation as Id<"organisation">;
const presiding = nth(80) as PersonId;
const before = "2027-01-02T09:00:00.000Z";

let reading: TestReading;
beforeAll(async () => {
  const review = { ...creativallee.review, blindness: "both-hidden" } as const;
  reading = await testReading("2027-03-01T10:00:00.000Z", { ...creativallee, review });
  const { log } = reading;
  const at = { at: before };
  for (const board of [started.scheme, opened.scheme])
    await log.tell(committee, board, seating(ana, presiding));
  await log.tell(scheme, started.scheme, [
    { type: "SchemePublished", version: 1, definition: "5d".repeat(32) },
  ]);
  await log.tell(organisation, carrier, [
    {
      type: "OrganisationRegistered",
      name: "Norcomex",
      kind: "association",
      identifier: { kind: "none", reason: "in formation" },
      seat: "59350",
      actsIn: ["59"],
      regionalOrigin: true,
    },
  ]);
  await log.tell(initiative, started.initiative, [
    { type: "InitiativeRegistered", organisation: carrier, title: "Salons lointains" },
  ]);
  await log.tell(application, file, [{ ...started, reference: "CV-1" }, ...checked.slice(1)], at);
  await log.tell(instruction, file, [opened, assigned(ana), interest(cleo)], at);
}, 60_000);
afterAll(() => reading.stop());

const [reviewer, chair] = [as("reviewer", ana), as("chair", presiding)] as const;
const others = [as("secretariat", nth(90)), as("auditor", nth(91))] as const;

const shown = (viewer: Viewer, asking = {}) => reading.ask(showFile, { id: file }, viewer, asking);
const listed = async (viewer: Viewer, params: Partial<ListApplications> = {}) =>
  (await reading.ask(listApplications, params, viewer))?.items ?? [];
const titleOnDesk = async () =>
  (await reading.ask(showDesk, {}, reviewer))?.toReview.map(({ title }) => title);

const tied = async (viewer: Viewer, asking = {}) =>
  (await reading.ask(showInstruction, { id: file }, viewer, asking))?.interests.map(
    ({ person }) => person,
  );

const hidden = { title: null, organisation: { id: null, name: null }, initiative: null };
const open = {
  title: "Salons lointains",
  organisation: { id: carrier, name: "Norcomex" },
  initiative: started.initiative,
};

describe("who carries a file that is reviewed blindly", () => {
  it("is hidden from all who judge, in the file, in the list, on the desk; from nobody else", async () => {
    for (const viewer of [reviewer, chair]) {
      const seen = await shown(viewer);
      expect(seen).toMatchObject({ ...hidden, reference: "CV-1", signed: { by: null } });
      expect(JSON.stringify(seen)).not.toMatch(/Norcomex|lointains/);
      expect(JSON.stringify(seen)).not.toContain(director);
      expect(await listed(viewer)).toMatchObject([hidden]);
    }
    expect(await titleOnDesk()).toEqual([null]);
    expect(await tied(chair)).toEqual([]);
    for (const viewer of others) {
      expect(await tied(viewer)).toEqual([cleo]);
      expect(await shown(viewer)).toMatchObject({ ...open, signed: { by: director } });
      expect(await listed(viewer)).toMatchObject([open]);
    }
  });
  it("is not found out by searching either", async () => {
    const ways = [{ search: "norcomex" }, { search: "lointains" }, { organisation: carrier }];
    for (const way of ways) {
      expect(await listed(reviewer, way)).toEqual([]);
      expect(await listed(others[0], way)).toHaveLength(1);
    }
    expect(await listed(reviewer, { search: "cv-1" })).toMatchObject([hidden]);
  });
  it("is told once the instruction is closed, whatever moment is looked at", async () => {
    await reading.log.tell(instruction, file, [closed], { at: "2027-02-01T09:00:00.000Z" });
    expect(await shown(reviewer)).toMatchObject({ ...open, signed: { by: director } });
    expect(await shown(reviewer, { asOf: before })).toMatchObject(open);
    expect(await tied(chair)).toEqual([cleo]);
    expect(await listed(reviewer, { search: "norcomex" })).toMatchObject([open]);
  });
  it("is hidden again while an appeal is looked at, in the past too", async () => {
    const reopened = { type: "InstructionReopened", reopenedOn: "2027-02-20" } as const;
    await reading.log.tell(instruction, file, [reopened], { at: "2027-02-20T09:00:00.000Z" });
    expect(await shown(chair, { asOf: before })).toMatchObject(hidden);
    expect(await listed(reviewer)).toMatchObject([hidden]);
    expect(await titleOnDesk()).toEqual([null]);
    expect(await tied(chair, { asOf: before })).toEqual([]);
  });
});
