import type { SchemeDefinition } from "../scheme/definition.js";
import type { Facts } from "./facts.js";
import { missingPaths } from "./missing.js";
import { ruleCompiler, type Compilation } from "./rule.js";

export const eligibilities = ["eligible", "not-eligible", "incomplete", "to-be-examined"] as const;
export type Eligibility = (typeof eligibilities)[number];

export interface RuleOutcome {
  readonly code: string;
  readonly outcome: "satisfied" | "not-satisfied" | "error";
}

/** What a check comes out with; recorded with its facts and the version of the scheme. */
export interface Check {
  readonly eligibility: Eligibility;
  /** Codes of all the rules that are not satisfied, in ASCII order. */
  readonly reasons: readonly string[];
  /** Paths of all that is missing, in ASCII order. */
  readonly missing: readonly string[];
  /** Every rule, in the order of the definition. */
  readonly rules: readonly RuleOutcome[];
}

/** Definitions never change, so each is compiled once in the life of the process. */
const compiled = new WeakMap<SchemeDefinition, readonly Compilation[]>();

const compile = (definition: SchemeDefinition): readonly Compilation[] => {
  const known = compiled.get(definition);
  if (known) return known;
  const rules = definition.eligibility
    .map(({ when }) => when)
    .map(ruleCompiler(definition.questions));
  compiled.set(definition, rules);
  return rules;
};

/**
 * Checks a file against a scheme. All rules must hold, so:
 * - one that does not makes the file not eligible, whatever is missing and whatever another, in
 *   error, would have said: no examination could change that;
 * - else one in error sends it to a person, before complements are asked for: a carrier should not
 *   run against a delay because of a fault of ours. An error that a missing answer explains is none;
 * - else whatever is missing makes it incomplete.
 */
export const checkEligibility = (definition: SchemeDefinition, facts: Facts): Check => {
  const missing = missingPaths(definition, facts);
  const rules = definition.eligibility.map(({ code }, index) => {
    const compilation = compile(definition)[index];
    const rule = compilation && "rule" in compilation ? compilation.rule : undefined;
    const explained = [...(rule?.reads ?? [])].some((id) => missing.includes(`answers.${id}`));
    return { code, outcome: rule?.outcome(facts) ?? ("error" as const), explained };
  });
  const reasons = rules
    .filter(({ outcome }) => outcome === "not-satisfied")
    .map(({ code }) => code)
    .sort();
  const unexplained = rules.some(({ outcome, explained }) => outcome === "error" && !explained);
  return {
    eligibility: verdict(reasons.length > 0, unexplained, missing.length > 0),
    reasons,
    missing,
    rules: rules.map(({ code, outcome }) => ({ code, outcome })),
  };
};

const verdict = (refused: boolean, unexplained: boolean, incomplete: boolean): Eligibility => {
  if (refused) return "not-eligible";
  if (unexplained) return "to-be-examined";
  return incomplete ? "incomplete" : "eligible";
};
