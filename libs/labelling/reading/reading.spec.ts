import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import type { PersonId, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { type ReadingEvent, reading, readingId } from "./reading.js";
import { recordDocumentReading } from "./record-document-reading.js";
import { recordFileReading } from "./record-file-reading.js";
import {
  recordInstructionReading,
  RecordInstructionReadingBody,
} from "./record-instruction-reading.js";

const tell = story(reading);
const [ana, bea, cleo] = ["ana" as PersonId, "bea" as PersonId, "cleo" as PersonId];
const whose = { application: "f-1", person: ana };
const nowhere: World = {
  fold: () => Promise.reject(new Error("no stream is asked for")),
  blob: () => Promise.reject(new Error("no blob is asked for")),
};
const today = "2012-09-12";

const file = (version: number) => ({ ...whose, version });
const reviewing = (version: number, ...reviews: readonly PersonId[]) => ({
  ...whose,
  version,
  reviews,
});
const paper = (document: string) => ({ ...whose, document });
const fileRead = (version: number): ReadingEvent => ({ type: "FileRead", ...file(version) });
const reviewsRead = (version: number, ...reviews: readonly PersonId[]): ReadingEvent => ({
  type: "InstructionRead",
  ...reviewing(version, ...reviews),
});
const paperRead = (document: string): ReadingEvent => ({
  type: "DocumentRead",
  ...paper(document),
});

describe("what a member of a committee reads", () => {
  it("is recorded once for each version of a file", () => {
    tell.given().when(recordFileReading, file(3), today, true).then(fileRead(3));
    tell.given(fileRead(3)).when(recordFileReading, file(3), today, true).then();
    tell.given(fileRead(3)).when(recordFileReading, file(4), today, true).then(fileRead(4));
    // A look at the past.
    tell.given(fileRead(4)).when(recordFileReading, file(3), today, true).then(fileRead(3));
  });

  it("is recorded once for each version of an instruction, and again when more reviews are shown of it", () => {
    const read = reviewsRead(3, bea);
    tell
      .given(fileRead(3))
      .when(recordInstructionReading, reviewing(3), today, true)
      .then(reviewsRead(3));
    tell.given(read).when(recordInstructionReading, reviewing(3, bea), today, true).then();
    tell.given(read).when(recordInstructionReading, reviewing(3), today, true).then();
    const more = reviewsRead(3, bea, cleo);
    tell
      .given(read)
      .when(recordInstructionReading, reviewing(3, bea, cleo), today, true)
      .then(more);
    tell.given(more).when(recordInstructionReading, reviewing(3, cleo), today, true).then();
    tell
      .given(more)
      .when(recordInstructionReading, reviewing(4, bea), today, true)
      .then(reviewsRead(4, bea));
  });

  it("is recorded once for each document", () => {
    const given = tell.given(fileRead(3), paperRead("d-1"));
    given.when(recordDocumentReading, paper("d-1"), today, true).then();
    given.when(recordDocumentReading, paper("d-2"), today, true).then(paperRead("d-2"));
    given.when(recordFileReading, file(3), today, true).then();
  });
});

describe("a reading", () => {
  it("is kept among those of its reader and its file, and among no other’s", () => {
    const refused = tell.given();
    refused.when(recordFileReading, file(1), today, false).refused("READING_OF_ANOTHER");
    refused
      .when(recordInstructionReading, reviewing(1), today, false)
      .refused("READING_OF_ANOTHER");
    refused.when(recordDocumentReading, paper("d-1"), today, false).refused("READING_OF_ANOTHER");
  });

  it("has a stream for the one reader of the one file", async () => {
    expect(readingId(whose)).toBe("f-1.ana");
    for (const [id, theirs] of [
      ["f-1.ana", true],
      ["f-1.bea", false],
      ["f-2.ana", false],
    ] as const)
      expect(await recordFileReading.gather?.(reading.initial, file(1), nowhere, id)).toBe(theirs);
  });

  it("names the authors of reviews by whole ids, each once", () => {
    const faults = (reviews: readonly string[]) => {
      const made = Object.assign(new RecordInstructionReadingBody(), {
        ...recordInstructionReading.example,
        reviews,
      });
      return validateSync(made).map(({ property }) => property);
    };
    const [one = ""] = recordInstructionReading.example.reviews;
    expect(faults([one])).toEqual([]);
    expect(faults([one, one])).toEqual(["reviews"]);
    expect(faults(["somebody"])).toEqual(["reviews"]);
  });
});
