import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { differences } from "./differences.js";
import { fieldInWords, valueInWords } from "./field-words.js";

const fieldsOf = (before: unknown, after: unknown, left?: readonly string[]) =>
  differences(before, after, left).map(({ field }) => field);

describe("the difference between two tellings of one thing", () => {
  it("names each field that reads otherwise, with both values", () =>
    expect(
      differences(
        { phase: "received", check: null, signed: { on: "2006-09-22" } },
        { phase: "checked", check: { eligibility: "eligible" }, signed: { on: "2006-09-22" } },
      ),
    ).toEqual([
      { field: "phase", before: "received", after: "checked" },
      { field: "check.eligibility", before: null, after: "eligible" },
    ]));
  it("tells the things of a list by what names them, wherever they stand in it", () =>
    expect(
      differences(
        {
          documents: [
            { document: "a", name: "x" },
            { document: "b", name: "y" },
          ],
        },
        {
          documents: [
            { document: "b", name: "z" },
            { document: "a", name: "x" },
          ],
        },
      ),
    ).toEqual([{ field: "documents[b].name", before: "y", after: "z" }]));
  it("tells them by their place, where nothing names them", () =>
    expect(fieldsOf({ figures: [{ n: 1 }] }, { figures: [{ n: 1 }, { n: 1 }] })).toEqual([
      "figures[2].n",
    ]));
  it("reads a list of plain values as one", () =>
    expect(differences({ missing: ["a", "b"] }, { missing: ["b"] })).toEqual([
      { field: "missing", before: "a, b", after: "b" },
    ]));
  it("is of everything, where there was nothing, and leaves out what it is told to", () =>
    expect(
      fieldsOf(undefined, { id: 1, inner: { version: 2, phase: "draft" } }, ["version"]),
    ).toEqual(["id", "inner.phase"]));
  it("is none between anything and itself, and the same back and forth", () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(differences(one, one)).toEqual([]);
        const back = new Map(differences(other, one).map((it) => [it.field, it]));
        for (const { field, before, after } of differences(one, other))
          expect(back.get(field)).toEqual({ field, before: after, after: before });
      }),
    ));
});

describe("a field in words", () => {
  it("is what people call it, in either language", () => {
    expect(fieldInWords("documents[3b6c].name", "fr")).toBe("pièces 3b6c, nom");
    expect(fieldInWords("check.eligibility", "en")).toBe("check, eligibility");
    expect(fieldInWords("values.startsOn", "en")).toBe("answers, startsOn");
  });
  it("says codes in words, and all else as it is", () => {
    expect(valueInWords("check.eligibility", "eligible", "fr")).toBe("éligible");
    expect(valueInWords("quorum.met", true, "en")).toBe("yes");
    expect(valueInWords("title", "Batifolies", "en")).toBe("Batifolies");
  });
});
