import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ana,
  bob,
  file,
  interest,
  opened,
  stranger,
} from "#labelling/instruction/instruction.story.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { type ReadingEvent, reading, readingId } from "#labelling/reading/reading.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { showInstruction } from "../desk/show-instruction.js";
import { type ListReadings, listReadings } from "./list-readings.js";

const auditor = as("auditor", stranger);
const paper = "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f";

let read: TestReading;
/** Ana reads, is said to be tied, is cleared, reads on, and then says so herself; Bob reads the reviews. */
beforeAll(async () => {
  read = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = read;
  const of = (
    person: typeof ana,
    event: (who: { application: string; person: typeof ana }) => ReadingEvent,
  ) => {
    const who = { application: file, person };
    return log.tell(reading, readingId(who), [event(who)]);
  };
  await log.tell(instruction, file, [opened]);
  await of(ana, (who) => ({ type: "FileRead", ...who, version: 3 }));
  await log.tell(instruction, file, [interest(ana, "colleague")]);
  await of(bob, (who) => ({ type: "InstructionRead", ...who, version: 1, reviews: [ana] }));
  await log.tell(instruction, file, [
    { type: "InterestCleared", person: ana, reason: "Un homonyme.", clearedOn: "2026-12-01" },
  ]);
  await of(ana, (who) => ({ type: "DocumentRead", ...who, document: paper }));
  await log.tell(instruction, file, [interest(ana)]);
  await of(ana, (who) => ({ type: "FileRead", ...who, version: 4 }));
}, 60_000);
afterAll(() => read.stop(), 30_000);

const told = async (params: Partial<ListReadings>) =>
  (await read.ask(listReadings, params, auditor))?.items.map(({ person, what }) => [person, what]);

describe("what had been read before an interest was told", () => {
  it("is what stands before it in the log, each time that it was", async () => {
    const shown = await read.ask(showInstruction, { id: file }, auditor);
    const before = shown?.interests.map(({ readBefore }) =>
      readBefore?.map(({ what, version, document }) => [what, version ?? document]),
    );
    expect(before).toEqual([
      [["file", 3]],
      [
        ["file", 3],
        ["document", paper],
      ],
    ]);
  });

  it("is not for who runs the scheme", async () => {
    const shown = await read.ask(showInstruction, { id: file }, as("secretariat", stranger));
    expect(shown?.interests).toHaveLength(2);
    for (const one of shown?.interests ?? []) expect(one).not.toHaveProperty("readBefore");
  });
});

describe("the register of readings", () => {
  it("finds by reader, by document and by whose reviews were read, the latest first", async () => {
    expect(await told({ person: ana })).toEqual([
      [ana, "file"],
      [ana, "document"],
      [ana, "file"],
    ]);
    expect(await told({ document: paper })).toEqual([[ana, "document"]]);
    expect(await told({ reviewer: ana })).toEqual([[bob, "instruction"]]);
    expect(await told({ reviewer: bob })).toEqual([]);
  });

  it("goes on page after page", async () => {
    const first = await read.ask(listReadings, { limit: 3 }, auditor);
    const { next: after = "" } = first ?? {};
    const rest = await read.ask(listReadings, { limit: 3, after }, auditor);
    expect([first?.items.length, rest?.items.length, rest?.next]).toEqual([3, 1, undefined]);
  });
});
