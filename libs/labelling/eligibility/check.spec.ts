import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { SchemeDefinition } from "../scheme/definition.js";
import { creativallee } from "../scheme/shipped/creativallee.js";
import { shippedSchemes } from "../scheme/shipped/index.js";
import { checkEligibility } from "./check.js";
import type { AnswerValue, Facts } from "./facts.js";
import { someFacts } from "./facts.sample.js";

const label = { fr: "…", en: "…" };

/** A scheme that wants one of each thing, with the rules given by code. */
const wanting = (rules: Readonly<Record<string, string>>): SchemeDefinition => ({
  ...creativallee,
  eligibility: Object.entries(rules).map(([code, when]) => ({ code, when, message: label })),
  questions: [
    { id: "summary", kind: "text", label, required: true },
    { id: "visitors", kind: "integer", label, required: true },
    { id: "free", kind: "yes-no", label, required: false },
  ],
  charter: [
    { id: "care", title: label, text: label, evidence: label, required: true },
    { id: "more", title: label, text: label, evidence: label, required: false },
  ],
  documents: [
    { kind: "map", label, required: true },
    { kind: "photo", label, required: false },
  ],
});
const complete = someFacts({
  values: { visitors: 10 },
  answered: ["summary", "care"],
  documents: ["map"],
});

describe("a check", () => {
  it("finds a complete file that satisfies every rule eligible", () =>
    expect(checkEligibility(wanting({ MANY: "answers.visitors > 5" }), complete)).toEqual({
      eligibility: "eligible",
      reasons: [],
      missing: [],
      rules: [{ code: "MANY", outcome: "satisfied" }],
    }));

  it("tells all that is missing, in ASCII order, and nothing that is optional", () =>
    expect(checkEligibility(wanting({}), someFacts({ signed: false }))).toEqual({
      eligibility: "incomplete",
      reasons: [],
      missing: [
        "answers.summary",
        "answers.visitors",
        "charterAnswers.care",
        "documents.map",
        "signatory",
      ],
      rules: [],
    }));

  it("wants no signature where the scheme wants none", () =>
    expect(
      checkEligibility({ ...wanting({}), signatureRequired: false }, { ...complete, signed: false })
        .eligibility,
    ).toBe("eligible"));

  it("gives all reasons, in ASCII order, and what is missing too", () =>
    expect(
      checkEligibility(
        wanting({ B: "answers.visitors > 99", C: "signed", A: "answers.visitors < 5" }),
        { ...complete, documents: [] },
      ),
    ).toEqual({
      eligibility: "not-eligible",
      reasons: ["A", "B"],
      missing: ["documents.map"],
      rules: [
        { code: "B", outcome: "not-satisfied" },
        { code: "C", outcome: "satisfied" },
        { code: "A", outcome: "not-satisfied" },
      ],
    }));

  it("sends a file to a person when a rule cannot tell, before asking for complements", () => {
    const check = checkEligibility(wanting({ FREE: "answers.free" }), {
      ...complete,
      signed: false,
    });
    expect(check).toMatchObject({
      eligibility: "to-be-examined",
      missing: ["signatory"],
      rules: [{ code: "FREE", outcome: "error" }],
    });
  });

  it("asks for the missing answer that a rule cannot do without, and bothers nobody", () =>
    expect(
      checkEligibility(wanting({ MANY: "answers.visitors > 5" }), { ...complete, values: {} }),
    ).toMatchObject({
      eligibility: "incomplete",
      missing: ["answers.visitors"],
      rules: [{ code: "MANY", outcome: "error" }],
    }));

  it("stands by a rule that is not satisfied, whatever another one cannot tell", () =>
    expect(
      checkEligibility(wanting({ FREE: "answers.free", MANY: "answers.visitors > 99" }), complete),
    ).toMatchObject({ eligibility: "not-eligible", reasons: ["MANY"] }));

  it("takes a rule that no longer compiles for one that cannot tell", () =>
    expect(checkEligibility(wanting({ OLD: "former(answers)" }), complete)).toMatchObject({
      eligibility: "to-be-examined",
      rules: [{ code: "OLD", outcome: "error" }],
    }));
});

describe("any check, of any scheme shipped", () => {
  const definition = fc.constantFrom(...shippedSchemes);
  const word = fc.constantFrom(
    ...shippedSchemes.flatMap(({ questions, charter, documents }) => [
      ...questions.map(({ id }) => id),
      ...charter.map(({ id }) => id),
      ...documents.map(({ kind }) => kind),
    ]),
  );
  const code = fc.constantFrom("innovation", "none", "display", "fibre", "design", "public", "59");
  const value: fc.Arbitrary<AnswerValue> = fc.oneof(
    code,
    fc.array(code, { maxLength: 120 }),
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.dictionary(word, fc.integer()),
    fc.array(fc.record({ insee: fc.constantFrom("59350", "75056"), commune: fc.string() })),
  );
  const facts: fc.Arbitrary<Facts> = fc.record({
    organisation: fc.record({
      kind: fc.string(),
      seatDepartment: fc.constantFrom("", "59", "80"),
      actsIn: fc.array(fc.constantFrom("59", "62", "75")),
      regionalOrigin: fc.boolean(),
      institution: fc.constantFrom("", "CRCI", "Association Créativallée"),
    }),
    values: fc.dictionary(word, value),
    answered: fc.array(word),
    documents: fc.array(word),
    signed: fc.boolean(),
    receivedOn: fc.constant("2026-05-04"),
  });

  it("comes out the same when it is run again", () =>
    fc.assert(
      fc.property(definition, facts, (scheme, given) => {
        const again = structuredClone({ scheme, given });
        expect(checkEligibility(again.scheme, again.given)).toEqual(
          checkEligibility(scheme, given),
        );
      }),
    ));

  it("says eligible only where nothing is missing and every rule is satisfied", () =>
    fc.assert(
      fc.property(definition, facts, (scheme, given) => {
        const { eligibility, missing, reasons, rules } = checkEligibility(scheme, given);
        const clean = missing.length === 0 && rules.every((rule) => rule.outcome === "satisfied");
        expect(eligibility === "eligible").toBe(clean);
        expect(eligibility === "not-eligible").toBe(reasons.length > 0);
      }),
    ));

  it("is not made eligible by leaving something out", () =>
    fc.assert(
      fc.property(definition, facts, fc.nat(), (scheme, given, at) => {
        const ids = [...new Set([...Object.keys(given.values), ...given.answered])];
        const gone = ids[at % Math.max(ids.length, 1)];
        const { [gone ?? ""]: _, ...values } = given.values;
        const without = { ...given, values, answered: given.answered.filter((id) => id !== gone) };
        const before = checkEligibility(scheme, given).eligibility;
        if (before !== "eligible")
          expect(checkEligibility(scheme, without).eligibility).not.toBe("eligible");
      }),
    ));
});
