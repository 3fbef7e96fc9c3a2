import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { creativallee } from "../scheme/shipped/creativallee.js";
import { checkEligibility } from "./check.js";
import type { AnswerValue, Facts } from "./facts.js";

interface Dossier {
  readonly ref: string;
  readonly organisation: {
    readonly kind: string;
    readonly seat?: { readonly insee: string } | null;
    readonly actsIn: readonly string[];
    readonly regionalOrigin: boolean;
    readonly institution?: string | null;
  };
  readonly signatory?: object | null;
  readonly initiative: Readonly<Record<string, AnswerValue | null>>;
  readonly charterAnswers: Readonly<Record<string, string>>;
  readonly knownIndicators: Readonly<Record<string, number>>;
  readonly expected: {
    readonly eligibility: string;
    readonly reasons?: readonly string[];
    readonly missing?: readonly string[];
  };
}

const dossiers = readFileSync("apps/server/sample/initiatives.jsonl", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Dossier);

const factsOf = ({ organisation, signatory, initiative, ...rest }: Dossier): Facts => {
  const { title: _, summary, ...clear } = initiative;
  const texts = { summary, ...rest.charterAnswers };
  return {
    organisation: {
      kind: organisation.kind,
      seatDepartment: organisation.seat?.insee.slice(0, 2) ?? "",
      actsIn: organisation.actsIn,
      regionalOrigin: organisation.regionalOrigin,
      institution: organisation.institution ?? "",
    },
    values: Object.fromEntries(
      Object.entries({ ...clear, knownIndicators: rest.knownIndicators }).flatMap(([id, value]) =>
        value === null ? [] : [[id, value]],
      ),
    ),
    answered: Object.entries(texts).flatMap(([id, given]) =>
      typeof given === "string" && given.trim() !== "" ? [id] : [],
    ),
    documents: [],
    signed: Boolean(signatory),
    receivedOn: "2006-12-01",
  };
};

describe("the first campaign", () => {
  it("has twenty-two dossiers", () => expect(dossiers).toHaveLength(22));
  it.each(dossiers.map((dossier) => [dossier.ref, dossier.expected.eligibility, dossier] as const))(
    "%s is %s",
    (_, __, dossier) =>
      expect(checkEligibility(creativallee, factsOf(dossier))).toMatchObject({
        eligibility: dossier.expected.eligibility,
        reasons: dossier.expected.reasons ?? [],
        missing: dossier.expected.missing ?? [],
      }),
  );
});
