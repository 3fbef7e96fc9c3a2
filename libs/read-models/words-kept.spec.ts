import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Viewer } from "#access/viewer.js";
import { application } from "#labelling/application/application.js";
import { received, started } from "#labelling/application/file.story.js";
import { committee } from "#labelling/committee/committee.js";
import { formed, mandate } from "#labelling/committee/committee.story.js";
import { ana, stranger } from "#labelling/instruction/instruction.story.js";
import { granted } from "#labelling/label/label.story.js";
import { label as labelStream } from "#labelling/label/label.js";
import { aggregates } from "#labelling/registry.js";
import { as, type TestReading, testReading } from "../../test/reading.js";
import { showCommittee } from "./committees/show-committee.js";
import { showFile } from "./file/show-file.js";
import { showLabel } from "./labels/show-label.js";
import { readModels } from "./registry.js";

/** What no query shows, and why. */
const unread: Readonly<Record<string, string>> = {
  "ImportBegun/ref": "the file that an import makes bears it as its reference",
  "SecretBallotCast/choice": "nobody's",
  "TokenIssued/label": "tokens are not listed",
};

it("what people write in an event can be read by somebody, or it is said why not", () => {
  const opened = new Set(
    readModels.flatMap(({ opens }) =>
      Object.entries(opens).flatMap(([type, fields]) => fields.map((field) => `${type}${field}`)),
    ),
  );
  const written = aggregates.flatMap(({ events }) =>
    Object.entries(events).flatMap(([type, { personal = [] }]) =>
      personal.map((field) => `${type}${field}`),
    ),
  );
  expect(written.filter((one) => !opened.has(one)).sort()).toEqual(Object.keys(unread));
});

describe("what is for those who answer for a thing", () => {
  const label = "8c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f22";
  const file = "9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f21";
  let reading: TestReading;
  beforeAll(async () => {
    reading = await testReading("2027-03-01T10:00:00.000Z");
    const { log } = reading;
    await log.tell(application, file, [
      { ...started, scheme: "creativallee" },
      received,
      {
        type: "DecisionNotified",
        means: "letter",
        proof: "AR 1A 123",
        notifiedOn: "2027-02-05",
        appealDueOn: "2027-04-05",
        recordedOn: "2027-02-05",
      },
    ]);
    await log.tell(labelStream, label, [
      granted,
      {
        type: "HolderNotified",
        means: "letter",
        proof: "AR 2B 456",
        notifiedOn: "2027-02-06",
        recordedOn: "2027-02-06",
      },
    ]);
    const ended = { type: "MandateEnded", mandate: `m-${ana}`, until: "2027-01-31" } as const;
    await log.tell(committee, "creativallee", [
      formed,
      mandate(ana),
      mandate(stranger),
      { ...ended, motives: "Elle change de métier." },
    ]);
  }, 60_000);
  afterAll(() => reading.stop());

  const answering = [as("secretariat", stranger), as("auditor", stranger)];

  it("the proof of a notification, and not that it was made", async () => {
    const proof = async (viewer: Viewer) =>
      (await reading.ask(showFile, { id: file }, viewer))?.notified;
    for (const viewer of answering)
      expect(await proof(viewer)).toMatchObject({ proof: "AR 1A 123" });
    expect(await proof(as("reviewer", stranger))).toMatchObject({ means: "letter", proof: null });
  });
  it("the proof that a holder was reached, and not that they were", async () => {
    const reached = async (viewer: Viewer) =>
      (await reading.ask(showLabel, { id: label }, viewer))?.full?.history.at(-1);
    for (const viewer of answering)
      expect(await reached(viewer)).toMatchObject({ code: "HolderNotified", said: "AR 2B 456" });
    expect(await reached(as("reviewer", stranger))).toMatchObject({ said: null });
  });
  it("why a mandate was ended before its time, and not that it was", async () => {
    const ended = async (viewer: Viewer) =>
      (await reading.ask(showCommittee, { id: "creativallee" }, viewer))?.mandates;
    const until = "2027-01-31";
    for (const viewer of answering)
      expect(await ended(viewer)).toMatchObject([{ until, motives: "Elle change de métier." }, {}]);
    expect(await ended(as("chair", ana))).toMatchObject([{ until, motives: null }, {}]);
  });
});
