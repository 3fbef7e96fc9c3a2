import { describe, expect, it } from "@jest/globals";
import type { SchemeDefinition } from "../scheme/definition.js";
import { hauteQualiteTechnologique } from "../scheme/shipped/haute-qualite-technologique.js";
import { checkEligibility } from "./check.js";
import type { Facts } from "./facts.js";
import { someFacts } from "./facts.sample.js";
import { impactOn } from "./impact.js";

const rules: SchemeDefinition = hauteQualiteTechnologique;

/** The rules with one of them told otherwise, or left out. */
const withRule = (code: string, when?: string): SchemeDefinition => ({
  ...rules,
  eligibility: rules.eligibility.flatMap((rule) => {
    if (rule.code !== code) return [rule];
    return when === undefined ? [] : [{ ...rule, when }];
  }),
});

const complete = (operators: number, change: Partial<Facts> = {}) =>
  someFacts({
    values: {
      zone: [{ insee: "59350", commune: "Lille" }],
      operators,
      services: ["fibre"],
      preEquipped: false,
    },
    answered: [...rules.questions, ...rules.charter].map(({ id }) => id),
    documents: rules.documents.map(({ kind }) => kind),
    ...change,
  });

/** As a check under the rules of then recorded it. */
const past = (facts: Facts) => ({
  definition: rules,
  facts,
  ...checkEligibility(rules, facts),
});
const impact = (draft: SchemeDefinition, facts: Facts) => impactOn(draft, past(facts));
const three = withRule("SINGLE_OPERATOR", "answers.operators >= 3");
const nothingElse = { wanted: [], unwanted: [] };

describe("a draft of other rules", () => {
  it("that moves a threshold changes the files between the two, and no other", () => {
    const changed = [0, 1, 2, 3, 4].map((operators) => impact(three, complete(operators)).is);
    expect(changed).toEqual(["none", "none", "changed", "none", "none"]);
    expect(impact(three, complete(2))).toEqual({
      is: "changed",
      before: "eligible",
      after: "not-eligible",
      rules: [{ code: "SINGLE_OPERATOR", before: "satisfied", after: "not-satisfied" }],
      ...nothingElse,
    });
  });

  it("that drops a rule lets in whom it alone kept out", () => {
    const without = withRule("SINGLE_OPERATOR");
    expect(impact(without, complete(1))).toMatchObject({
      before: "not-eligible",
      after: "eligible",
      rules: [{ code: "SINGLE_OPERATOR", before: "not-satisfied", after: "absent" }],
    });
    expect(impact(without, complete(2))).toEqual({ is: "none" });
  });

  it("says which reason is another one, where the outcome stays", () => {
    const nowhere = complete(1, { values: { ...complete(1).values, zone: [] } });
    expect(impact(withRule("SINGLE_OPERATOR"), nowhere)).toMatchObject({
      before: "not-eligible",
      after: "not-eligible",
      rules: [{ code: "SINGLE_OPERATOR" }],
    });
  });

  it("that asks for more wants it of each file, which was never asked", () => {
    const label = { fr: "Fibre noire ?", en: "Dark fibre?" };
    const asking: SchemeDefinition = {
      ...rules,
      questions: [...rules.questions, { id: "dark", kind: "yes-no", label, required: true }],
    };
    const changed = { is: "changed", before: "eligible", after: "incomplete", rules: [] };
    const wants = { wanted: ["answers.dark"], unwanted: [] };
    expect(impact(asking, complete(2))).toEqual({ ...changed, ...wants });
    const back = {
      definition: asking,
      facts: complete(2),
      ...checkEligibility(asking, complete(2)),
    };
    expect(impactOn(rules, back)).toMatchObject({ after: "eligible", unwanted: ["answers.dark"] });
  });

  it("that cannot tell sends files to a person", () =>
    expect(impact(withRule("SINGLE_OPERATOR", "answers.nothing"), complete(2))).toMatchObject({
      after: "to-be-examined",
      rules: [{ code: "SINGLE_OPERATOR", after: "error" }],
    }));

  it("that says the same changes nothing", () =>
    expect(impact(structuredClone(rules), complete(2))).toEqual({ is: "none" }));

  it("is held against nothing that the rules of then do not say again", () => {
    for (const other of [
      { eligibility: "not-eligible" as const },
      { reasons: ["SINGLE_OPERATOR"] },
      { missing: ["signatory"] },
    ])
      expect(impactOn(three, { ...past(complete(2)), ...other })).toEqual({
        is: "recorded-otherwise",
      });
  });
});
