import { ParseError, type Environment } from "@marcbachmann/cel-js";
import { type Askable, celFacts, environmentFor, readable } from "./facts-to-cel.js";
import type { Facts } from "./facts.js";
import { answersRead, limitFaults, type RuleFault } from "./rule-limits.js";

export interface CompiledRule {
  /** Ids of the questions whose answers it reads. */
  readonly reads: ReadonlySet<string>;
  /** What the rule says of the facts; "error" when it cannot tell, never an exception. */
  outcome(facts: Facts): "satisfied" | "not-satisfied" | "error";
}

export type Compilation =
  { readonly rule: CompiledRule } | { readonly faults: readonly RuleFault[] };

const refuse = (code: RuleFault["code"], about: RuleFault["about"]): Compilation => ({
  faults: [{ code, about }],
});

/** Compiles the rules of one definition: the questions give the names and types that they may read. */
export const ruleCompiler = (questions: readonly Askable[]) => {
  const environment = environmentFor(questions);
  const names = readable(questions);
  return (source: string): Compilation => {
    const parsed = parse(environment, source);
    if ("faults" in parsed) return parsed;
    const faults = limitFaults(parsed.ast, names);
    if (faults.length > 0) return { faults };
    const { type, error } = parsed.check();
    if (error)
      return refuse("RULE_TYPES_DISAGREE", {
        position: (error.range?.start ?? 0) + 1,
        reason: error.summary,
      });
    if (type !== "bool") return refuse("RULE_NOT_YES_OR_NO", { type: type ?? "dyn" });
    return { rule: { reads: new Set(answersRead(parsed.ast)), outcome: outcomeOf(parsed) } };
  };
};

const parse = (environment: Environment, source: string) => {
  try {
    return environment.parse(source);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const about = { position: (error.range?.start ?? 0) + 1, reason: error.summary };
    const code = error.code === "limit_exceeded" ? "RULE_TOO_COMPLEX" : "RULE_DOES_NOT_PARSE";
    return { faults: [{ code, about }] } as const;
  }
};

const outcomeOf =
  (evaluate: (context: object) => unknown): CompiledRule["outcome"] =>
  (facts) => {
    try {
      const answer = evaluate(celFacts(facts));
      if (answer === true) return "satisfied";
      return answer === false ? "not-satisfied" : "error";
    } catch {
      // Whatever went wrong, a person looks at the file: an error must never pass as a yes.
      return "error";
    }
  };
