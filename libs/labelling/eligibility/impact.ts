import type { SchemeDefinition } from "../scheme/definition.js";
import { type Check, checkEligibility, type Eligibility, type RuleOutcome } from "./check.js";
import type { Facts } from "./facts.js";

/** A check as it was recorded, and the rules that it was made by. */
export interface PastCheck extends Check {
  readonly definition: SchemeDefinition;
  readonly facts: Facts;
}

/** `absent`: the rules of one side have none of this code. */
type Outcome = RuleOutcome["outcome"] | "absent";

export interface RuleChange {
  readonly code: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

export type Impact =
  | { readonly is: "none" }
  /** Run again, the rules of then do not say what was recorded: nothing can be held against it. */
  | { readonly is: "recorded-otherwise" }
  | {
      readonly is: "changed";
      readonly before: Eligibility;
      readonly after: Eligibility;
      /** The rules that the change comes from, in ASCII order of their codes. */
      readonly rules: readonly RuleChange[];
      /** Pieces that would be wanted as well, or no more. */
      readonly wanted: readonly string[];
      readonly unwanted: readonly string[];
    };

/**
 * What a draft would have made of a file, by the very facts that its check was made on. The check is run
 * again by both sets of rules, so that what changes comes from the rules alone. A file was never asked
 * what is new in a draft, so a new piece that is required shows as wanted.
 */
export const impactOn = (draft: SchemeDefinition, past: PastCheck): Impact => {
  const { definition, facts } = past;
  const before = checkEligibility(definition, facts);
  if (!isAs(before, past)) return { is: "recorded-otherwise" };
  const after = checkEligibility(draft, facts);
  const wanted = after.missing.filter((path) => !before.missing.includes(path));
  const unwanted = before.missing.filter((path) => !after.missing.includes(path));
  const rules = changesOf(before.rules, after.rules);
  const isSame = before.eligibility === after.eligibility;
  return isSame && rules.length === 0 && wanted.length === 0 && unwanted.length === 0
    ? { is: "none" }
    : {
        is: "changed",
        before: before.eligibility,
        after: after.eligibility,
        rules,
        wanted,
        unwanted,
      };
};

const isAs = (again: Check, recorded: Check): boolean =>
  again.eligibility === recorded.eligibility &&
  isSameList(again.reasons, recorded.reasons) &&
  isSameList(again.missing, recorded.missing);

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, nth) => item === other[nth]);

const changesOf = (
  before: readonly RuleOutcome[],
  after: readonly RuleOutcome[],
): readonly RuleChange[] =>
  [...new Set([...before, ...after].map(({ code }) => code))]
    .sort()
    .map((code) => ({ code, before: outcomeOf(before, code), after: outcomeOf(after, code) }))
    .filter((one) => weighs(one.before) !== weighs(one.after));

const outcomeOf = (rules: readonly RuleOutcome[], code: string): Outcome =>
  rules.find((rule) => rule.code === code)?.outcome ?? "absent";

/** A rule that is satisfied comes to the same as none. */
const weighs = (outcome: Outcome): Outcome => (outcome === "absent" ? "satisfied" : outcome);
