import { describe, expect, it } from "@jest/globals";
import { clockRuleOf } from "./clock-rule.js";

const delay = { count: 2, unit: "months" } as const;
const delays = { complements: delay, review: delay, decision: delay, appeal: delay };

describe("the clock of a decision", () => {
  it.each([
    [true, "deemed-granted", "starts-when-complete"],
    [true, "deemed-refused", "waits-for-missing-pieces"],
    [true, "nothing", "waits-for-missing-pieces"],
    [false, "deemed-granted", "waits-for-the-carrier"],
    [false, "deemed-refused", "waits-for-the-carrier"],
    [false, "nothing", "waits-for-the-carrier"],
  ] as const)("French procedure %s and silence %s: %s", (frenchAdministrative, silence, rule) =>
    expect(clockRuleOf({ frenchAdministrative, silence, delays })).toBe(rule),
  );
});
