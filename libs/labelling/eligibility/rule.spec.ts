import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { AnswerValue } from "./facts.js";
import type { Askable } from "./facts-to-cel.js";
import { someFacts } from "./facts.sample.js";
import { ruleCompiler } from "./rule.js";

const questions: readonly Askable[] = [
  { id: "summary", kind: "text" },
  { id: "size", kind: "choice" },
  { id: "themes", kind: "choices" },
  { id: "visitors", kind: "integer" },
  { id: "free", kind: "yes-no" },
  { id: "startsOn", kind: "day" },
  { id: "places", kind: "places" },
  { id: "counts", kind: "figures" },
];
const compile = ruleCompiler(questions);

const outcome = (source: string, values: Readonly<Record<string, AnswerValue>> = {}) => {
  const compilation = compile(source);
  if ("faults" in compilation) throw new Error(JSON.stringify(compilation.faults));
  return compilation.rule.outcome(someFacts({ values }));
};
const codes = (source: string) => {
  const compilation = compile(source);
  return "faults" in compilation ? compilation.faults.map(({ code }) => code) : [];
};
const turns = (count: number) => Array.from({ length: count }, () => "t in answers.themes");
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

describe("a rule", () => {
  it.each<[string, Readonly<Record<string, AnswerValue>>, "satisfied" | "not-satisfied"]>([
    ['answers.size == "small"', { size: "small" }, "satisfied"],
    ['answers.themes.exists(t, t in ["art"])', { themes: ["sport", "art"] }, "satisfied"],
    ['answers.themes.exists(t, t in ["art"])', { themes: [] }, "not-satisfied"],
    ["answers.visitors + 1 > 100", { visitors: 100 }, "satisfied"],
    ["answers.visitors / 2 == 1", { visitors: 3 }, "satisfied"],
    ["!answers.free", { free: true }, "not-satisfied"],
    ['answers.startsOn < "2026-02-01"', { startsOn: "2026-01-31" }, "satisfied"],
    ['"2B" in answers.places', { places: [{ insee: "2B033", commune: "Bastia" }] }, "satisfied"],
    ['"974" in answers.places', { places: [{ insee: "97411", commune: "St-Denis" }] }, "satisfied"],
    ['answers.places == ["JP"]', { places: [{ commune: "Tokyo", country: "JP" }] }, "satisfied"],
    ['answers.counts["kits"] >= 3', { counts: { kits: 3 } }, "satisfied"],
    ['answers.size.endsWith("ll")', { size: "small" }, "satisfied"],
    ['answers.size.contains("mal")', { size: "large" }, "not-satisfied"],
    ["size(answers.themes) == 1", { themes: ["art"] }, "satisfied"],
    ['"map" in documents', {}, "not-satisfied"],
    ["has(answers.size)", {}, "not-satisfied"],
    ['signed && receivedOn == "2026-05-04" && documents == answered', {}, "satisfied"],
    ['organisation.actsIn.all(d, d in ["59", "62"])', {}, "satisfied"],
    ["answers.themes.exists_one(t, t.startsWith('a'))", { themes: ["art", "b"] }, "satisfied"],
  ])("%s, of %j: %s", (source, values, expected) => expect(outcome(source, values)).toBe(expected));

  it.each<[string, Readonly<Record<string, AnswerValue>>]>([
    ['answers.size == "small"', {}],
    ["answers.visitors > 0", { visitors: 1.5 }],
    ["answers.visitors > 0", { visitors: 2 ** 53 }],
    ["answers.visitors > 0", { visitors: "many" }],
    ["1 / answers.visitors > 0", { visitors: 0 }],
    ["answers.themes.size() > 0", { themes: numbers(101) }],
    ["answers.themes[3] == 'x'", { themes: ["x"] }],
    ["answers.counts.size() > 0", { counts: { kits: 0.5 } }],
    ["answers.visitors * 4611686018427387904 > 0", { visitors: 4 }],
  ])("%s, of %j, cannot tell", (source, values) => expect(outcome(source, values)).toBe("error"));

  it("takes lists up to a hundred", () =>
    expect(outcome("answers.themes.size() == 100", { themes: numbers(100) })).toBe("satisfied"));

  it("tells which answers it reads", () => {
    const compilation = compile("has(answers.size) || answers.themes.all(t, answers.free)");
    expect("rule" in compilation && [...compilation.rule.reads]).toEqual([
      "size",
      "themes",
      "free",
    ]);
  });

  it("reads no answer when it asks who applies", () => {
    const compilation = compile("organisation.kind == answers.size");
    expect("rule" in compilation && [...compilation.rule.reads]).toEqual(["size"]);
  });
});

describe("a rule that publication refuses", () => {
  it.each([
    ["answers.visitors >", ["RULE_DOES_NOT_PARSE"]],
    ["__proto__", ["RULE_DOES_NOT_PARSE"]],
    [`${"!".repeat(300)}true`, ["RULE_TOO_COMPLEX"]],
    [`${"(".repeat(40)}true${")".repeat(40)}`, ["RULE_TOO_COMPLEX"]],
    ['"a" in {"a": 1}', ["RULE_TOO_COMPLEX"]],
    [`signed in [${"true,".repeat(101)}]`, ["RULE_TOO_COMPLEX"]],
    ["answers.visitors > 1.0", ["RULE_USES_REFUSED_FEATURE"]],
    ['answers.size.matches("a+")', ["RULE_USES_REFUSED_FEATURE"]],
    ["dyn(1) == 1", ["RULE_USES_REFUSED_FEATURE"]],
    ["timestamp(receivedOn) == null", ["RULE_USES_REFUSED_FEATURE"]],
    ['b"a" == null', ["RULE_USES_REFUSED_FEATURE"]],
    ["answers.themes.map(t, t).size() > 0", ["RULE_USES_REFUSED_FEATURE"]],
    ["cel.bind(x, true, x)", ["RULE_USES_REFUSED_FEATURE"]],
    ["answers.themes.all(t, answers.themes.exists(u, u == t))", ["RULE_USES_REFUSED_FEATURE"]],
    ["(answers.themes + answers.themes).all(t, true)", ["RULE_USES_REFUSED_FEATURE"]],
    ['"a" in answers.themes + answers.themes', ["RULE_USES_REFUSED_FEATURE"]],
    ["answers.none == 1", ["RULE_READS_UNKNOWN_NAME"]],
    ["has(answers.none)", ["RULE_READS_UNKNOWN_NAME"]],
    ["has(answers.constructor)", ["RULE_READS_UNKNOWN_NAME"]],
    ['answers.summary == "personal"', ["RULE_READS_UNKNOWN_NAME"]],
    ["organisation.name == answers.none", ["RULE_READS_UNKNOWN_NAME", "RULE_READS_UNKNOWN_NAME"]],
    ["nobody == 1", ["RULE_TYPES_DISAGREE"]],
    ['answers.visitors == "many"', ["RULE_TYPES_DISAGREE"]],
    ["answers.visitors", ["RULE_NOT_YES_OR_NO"]],
  ])("%s", (source, expected) => expect(codes(source)).toEqual(expected));

  // Each turn takes 104 steps for a list of answers, 4 for a list of one, and one for each "or".
  it.each([
    [turns(6), 63_003],
    [[...turns(5), 't in ["a"]'], 53_003],
  ])("would take too many steps: %j", (turn, cost) =>
    expect(compile(`answers.themes.all(t, ${turn.join(" || ")})`)).toEqual({
      faults: [{ code: "RULE_TOO_COSTLY", about: { cost, limit: 50_000 } }],
    }),
  );

  const reading = "RULE_READS_UNKNOWN_NAME";
  const refused = "RULE_USES_REFUSED_FEATURE";
  it.each([
    ["signed &&", "RULE_DOES_NOT_PARSE", { position: 10, reason: "Unexpected token: EOF" }],
    [
      "signed && nobody",
      "RULE_TYPES_DISAGREE",
      { position: 11, reason: "Unknown variable: nobody" },
    ],
    ["answers.visitors", "RULE_NOT_YES_OR_NO", { type: "int" }],
    ["signed && has(answers.none)", reading, { position: 15, name: "answers.none" }],
    ["signed && size({}) == 0", refused, { position: 16, feature: "map" }],
    ["answers.visitors > 1.0", refused, { position: 20, feature: "double" }],
    ['b"a" == null', refused, { position: 1, feature: "bytes" }],
    ["dyn(1) == 1", refused, { position: 1, feature: "dyn()" }],
    ['answers.size.matches("a+")', refused, { position: 1, feature: "matches()" }],
    ['"a" in answers.themes + answers.themes', refused, { position: 1, feature: "in" }],
    [
      "(answers.themes + answers.themes).all(t, true)",
      refused,
      { position: 2, feature: "(…).all()" },
    ],
    [
      "answers.themes.all(t, answers.themes.all(u, u == t))",
      refused,
      { position: 23, feature: "all() × 2" },
    ],
  ])("is told where and why: %s", (source, code, about) =>
    expect(compile(source)).toEqual({ faults: [{ code, about }] }),
  );

  it("never makes the compiler throw, whatever is written", () => {
    const word = fc.constantFrom(
      ..."answers themes . ( ) exists t , in [ ] 'a' 1 ! && || has == ? : - { } \\ ' 0x \u0000".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.string(), (words, text) => {
        for (const source of [words.join(" "), text]) {
          const compilation = compile(source);
          if ("rule" in compilation) compilation.rule.outcome(someFacts());
          else expect(compilation.faults.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
