import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { Json } from "#kernel/index.js";
import { checkEligibility } from "../eligibility/check.js";
import { someFacts } from "../eligibility/facts.sample.js";
import { validateDefinition } from "./validate-definition.js";

const file = JSON.parse(readFileSync("test/schemes/shared-gardens.json", "utf8")) as Json;

describe("a label that the code has never heard of", () => {
  it("is a file of data, and its rules decide", () => {
    const validation = validateDefinition(file, "shared-gardens");
    if ("faults" in validation) throw new Error(JSON.stringify(validation.faults));
    const check = (plots: number, openDays: readonly string[], documents: readonly string[]) =>
      checkEligibility(
        validation.definition,
        someFacts({
          values: { plots, openDays, openToVisitors: false },
          answered: ["noPesticides"],
          documents,
          signed: false,
        }),
      );
    expect(check(5, ["sunday"], ["plan"]).eligibility).toBe("eligible");
    expect(check(5, ["sunday"], [])).toMatchObject({
      eligibility: "incomplete",
      missing: ["documents.plan"],
    });
    expect(check(4, ["saturday"], [])).toMatchObject({
      eligibility: "not-eligible",
      reasons: ["NOT_OPEN", "TOO_FEW_PLOTS"],
    });
  });
});
