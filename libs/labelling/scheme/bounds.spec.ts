import { describe, expect, it } from "@jest/globals";
import { type Change, changed } from "./changed.story.js";
import { creativallee } from "./shipped/creativallee.js";
import { validateDefinition } from "./validate-definition.js";

const faults = (...changes: readonly Change[]) => {
  const validation = validateDefinition(changed(creativallee, ...changes));
  return "faults" in validation ? validation.faults : [];
};
const told = (...changes: readonly Change[]) =>
  faults(...changes).map(({ pointer, code }) => `${code} ${pointer}`);

const label = { fr: "Libellé", en: "Label" };
const delay = (count: number, unit: string) => ({ count, unit });
const of = (count: number, item: (nth: number) => object) =>
  Array.from({ length: count }, (_, nth) => item(nth));
const indicators = (count: number) =>
  of(count, (nth) => ({ id: `n${nth}`, kind: "result", label }));
const options = ["one", "two", "one"].map((code) => ({ code, label }));
const law: readonly Change[] = [
  ["/procedure/frenchAdministrative", true],
  ["/procedure/silence", "deemed-refused"],
];

describe("what a definition may go up to", () => {
  it.each<[string, readonly Change[]]>([
    ["a brand of 120 characters", [["/brand", "x".repeat(120)]]],
    ["names of 40 characters", [["/id", `a${"-b".repeat(19)}c`]]],
    ["100 indicators", [["/indicators", indicators(100)]]],
    ["marks from 1 to 100", [["/review/grid/0/outOf", 100]]],
    ["no review", [["/review/minimum", 0]]],
    ["a decision in ten years", [["/procedure/delays/decision", delay(120, "months")]]],
    ["one in ten years of days", [["/procedure/delays/decision", delay(3_650, "days")]]],
    [
      "reviews that may take all the time of the decision",
      [
        ["/procedure/delays/review", delay(31, "days")],
        ["/procedure/delays/decision", delay(1, "months")],
      ],
    ],
    [
      "a renewal that opens as the shortest month of a label does",
      [
        ["/label/duration", delay(1, "months")],
        ["/label/renewalOpens", delay(28, "days")],
      ],
    ],
    [
      "a report on the last day of a label",
      [
        ["/label/duration", delay(1, "months")],
        ["/label/renewalOpens", delay(1, "days")],
        ["/label/reportEvery", delay(31, "days")],
      ],
    ],
    ["an administration’s appeal in two months", law],
  ])("%s is fine", (_, changes) => expect(faults(...changes)).toEqual([]));

  it.each<[string, readonly Change[], string]>([
    ["a slug of 41 characters", [["/id", `a${"-b".repeat(20)}`]], "BAD_NAME /id"],
    ["a negative number", [["/review/minimum", -1]], "EXPECTED_INTEGER /review/minimum"],
    ["101 marks", [["/review/grid/0/outOf", 101]], "EXPECTED_INTEGER /review/grid/0/outOf"],
    [
      "ten years and a day",
      [["/procedure/delays/decision", delay(3_651, "days")]],
      "EXPECTED_INTEGER /procedure/delays/decision/count",
    ],
    [
      "an appeal of two days",
      [...law, ["/procedure/delays/appeal", delay(2, "days")]],
      "APPEAL_DELAY_SET_BY_LAW /procedure/delays/appeal",
    ],
    [
      "an appeal of three months",
      [...law, ["/procedure/delays/appeal", delay(3, "months")]],
      "APPEAL_DELAY_SET_BY_LAW /procedure/delays/appeal",
    ],
    ["no grid at all", [["/review/grid", undefined]], "FIELD_MISSING /review/grid"],
    ["no seats at all", [["/committee/seats", undefined]], "FIELD_MISSING /committee/seats"],
    ["no chair", [["/committee/chair", undefined]], "FIELD_MISSING /committee/chair"],
    ["no quorum", [["/committee/quorum", undefined]], "FIELD_MISSING /committee/quorum"],
    ["no majority", [["/committee/majority", undefined]], "FIELD_MISSING /committee/majority"],
    ["no delays", [...law, ["/procedure/delays", undefined]], "FIELD_MISSING /procedure/delays"],
    ["no duration", [["/label/duration", undefined]], "FIELD_MISSING /label/duration"],
  ])("%s is not, and nothing else is blamed", (_, changes, expected) =>
    expect(told(...changes)).toEqual([expected]),
  );

  it("names have no other character before or after", () => {
    for (const [at, names] of Object.entries({
      "/id": ["9ab", "-ab", "ab-", "ab--c", "ab_", "a"],
      "/review/grid/0/id": ["9a", "-a", "a-", "A", "valueOf", "toString", "while"],
      "/questions/2/options/0/code": ["-a", "a_", " a", "a "],
      "/eligibility/0/code": ["9A", "_A", "A-", "Aa"],
    }))
      for (const name of names)
        expect([name, told([at, name])]).toEqual([
          name,
          [expect.stringMatching(`^(BAD_NAME|NAME_RESERVED) ${at}$`)],
        ]);
  });

  it.each<[string, readonly Change[]]>([
    ["/questions/2/options/2/code", [["/questions/2/options", options]]],
    ["/documents/1/kind", [["/documents", of(2, () => ({ kind: "map", label, required: false }))]]],
    [
      "/review/grid/1/id",
      [["/review/grid", of(2, () => ({ id: "worth", label, outOf: 5, weight: 1 }))]],
    ],
    ["/indicators/1/id", [["/indicators", of(2, () => ({ id: "jobs", kind: "result", label }))]]],
    ["/exPost/1/id", [["/exPost", of(2, () => ({ id: "work", title: label, question: label }))]]],
  ])("nothing is named twice: %s", (pointer, changes) =>
    expect(told(...changes)).toEqual([`DUPLICATE ${pointer}`]),
  );

  it("delays that disagree with each other are not held against the law as well", () =>
    expect(
      told(
        ...law,
        ["/procedure/delays/review", delay(4, "months")],
        ["/procedure/delays/appeal", delay(3, "months")],
      ),
    ).toEqual(["REVIEW_OUTLASTS_DECISION /procedure/delays/review"]));
});

describe("a fault tells what would do instead", () => {
  const kinds = ["text", "integer", "yes-no", "day", "places", "figures", "choice", "choices"];

  it.each<[string, unknown, object]>([
    ["/brand", undefined, { field: "brand" }],
    ["/brand", "x".repeat(121), { limit: 120 }],
    ["/colour", 1, { field: "colour" }],
    [`/${"x".repeat(101)}`, 1, { field: "x".repeat(100) }],
    ["/name/en", undefined, { language: "en" }],
    ["/name/fr", " ", { language: "fr" }],
    ["/id", "Créativallée", { example: "centres-ressources" }],
    ["/questions/0/id", "Brand", { example: "brandUse" }],
    ["/questions/0/id", "in", { name: "in" }],
    ["/questions/0/kind", "colour", { allowed: kinds }],
    ["/questions/2/options/0/code", "a b", { example: "creation-takeover" }],
    ["/questions/2/options", options.slice(1, 2), { min: 2 }],
    ["/questions/2/options", options, { name: "one" }],
    ["/charter/0/id", "summary", { name: "summary" }],
    ["/eligibility/0/code", "outside", { example: "OUTSIDE_TERRITORY" }],
    ["/review/minimum", 11, { min: 0, max: 10 }],
    ["/committee/tie", "coin", { allowed: ["refused", "adjourned"] }],
    ["/committee/chair/institution", "Elsewhere", { institution: "Elsewhere" }],
    ["/committee/majority/share", { numerator: 2, denominator: 2 }, { needed: 6, reachable: 5 }],
    ["/procedure/delays/decision", delay(121, "months"), { min: 1, max: 120 }],
    ["/indicators", indicators(101), { max: 100 }],
  ])("%s: %j", (pointer, value, about) =>
    expect(faults([pointer, value])).toMatchObject([{ about }]),
  );

  it("at a place that is named, however long its name", () =>
    expect(faults([`/${"x".repeat(101)}`, 1])).toMatchObject([{ pointer: `/${"x".repeat(100)}` }]));
});
