import { celEnv, type CelInput, parse, plan } from "@bufbuild/cel";
import { isObject, type RecordedEvent } from "#kernel/index.js";
import { departmentOf } from "#labelling/territory/territory.js";
import { type Definitions, NoDefinition } from "./definitions.js";
import { placeOf } from "./structure.js";
import type { Findings } from "./verdict.js";

type Outcome = "satisfied" | "not-satisfied" | "error";
type Values = ReadonlyMap<string, CelInput>;

interface Rule {
  readonly code: string;
  readonly when: string;
}

/** Beyond it, the rules of a scheme see nothing of a list. */
const longestList = 100;

/**
 * Runs the rules of each recorded check a second time, by an evaluator of other people's and with
 * facts that are put to it by other code than the engine's, which would otherwise agree with itself.
 */
export class RulesAgain {
  readonly #planned = new Map<string, (facts: Values) => unknown>();

  constructor(
    private readonly findings: Findings,
    private readonly definitions: Pick<Definitions, "get">,
  ) {}

  async take(event: RecordedEvent, index: number): Promise<void> {
    const { definition, facts, rules } = event.data;
    if (event.type !== "ApplicationChecked" || typeof definition !== "string") return;
    const asked = await this.#rulesOf(definition);
    if (!asked) return;
    const bound = bindings(facts);
    const claimed = outcomesIn(rules);
    for (const [nth, { code, when }] of asked.entries()) {
      const again = this.#outcome(when, bound.values);
      const claim = claimed[nth];
      const agrees = claim?.code === code && (claim.outcome === again || isOut(claim, bound));
      if (agrees) this.findings.pass("rules");
      else {
        const place = { ...placeOf(index, event), field: `/data/rules/${nth}` };
        const about = { rule: code, again, claimed: claim ? claim.outcome : "?" };
        this.findings.fail("rules", "RULE_OTHERWISE", place, about);
      }
    }
  }

  async #rulesOf(hash: string): Promise<readonly Rule[] | undefined> {
    const content = await this.definitions.get(hash).catch((fault: unknown) => {
      if (fault instanceof NoDefinition) return undefined;
      throw fault;
    });
    const rules = isObject(content) ? content["eligibility"] : undefined;
    return isList(rules) ? rules.flatMap((rule) => ruleIn(rule) ?? []) : undefined;
  }

  #outcome(when: string, facts: Values): Outcome {
    try {
      const evaluate = this.#planned.get(when) ?? planned(when);
      this.#planned.set(when, evaluate);
      const answer = evaluate(facts);
      if (answer === true) return "satisfied";
      return answer === false ? "not-satisfied" : "error";
    } catch {
      return "error";
    }
  }
}

const environment = celEnv();

const planned = (when: string): ((facts: Values) => unknown) => {
  const evaluate = plan(environment, parse(when));
  return (facts) => evaluate(Object.fromEntries(facts));
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const ruleIn = (value: unknown): Rule | undefined => {
  const { code, when } = isObject(value) ? value : {};
  return typeof code === "string" && typeof when === "string" ? { code, when } : undefined;
};

const outcomesIn = (
  value: unknown,
): readonly { readonly code: string; readonly outcome: string }[] =>
  (isList(value) ? value : []).map((rule) => {
    const { code, outcome } = isObject(rule) ? rule : {};
    return { code: String(code), outcome: String(outcome) };
  });

interface Bound {
  readonly values: Values;
  /** Whether something was too long, or of a kind that no rule sees. */
  readonly lacks: boolean;
}

/** Where a rule may have run into what nobody shows to it, its claim to be in error stands. */
const isOut = ({ outcome }: { readonly outcome: string }, { lacks }: Bound): boolean =>
  lacks && outcome === "error";

const bindings = (facts: unknown): Bound => {
  let lacks = false;
  const told = (value: unknown): CelInput => {
    const found = celOf(value);
    if (found === undefined) lacks = true;
    return found ?? null;
  };
  const { organisation, values, ...rest } = isObject(facts) ? facts : {};
  const mapOf = (value: unknown): CelInput =>
    new Map(Object.entries(isObject(value) ? value : {}).map(([key, one]) => [key, told(one)]));
  const bound = new Map<string, CelInput>([
    ["organisation", mapOf(organisation)],
    ["answers", mapOf(values)],
    ...Object.entries(rest).map(([key, value]) => [key, told(value)] as const),
  ]);
  return { values: bound, lacks };
};

const celOf = (value: unknown): CelInput | undefined => {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (isList(value)) {
    const codes = value.map(codeOf);
    return codes.length > longestList || codes.includes(undefined)
      ? undefined
      : codes.map((code) => code ?? "");
  }
  if (!isObject(value)) return undefined;
  const figures = Object.entries(value).map(([key, one]) => [key, celOf(one) ?? null] as const);
  return figures.length > longestList || figures.some(([, one]) => one === null)
    ? undefined
    : new Map(figures);
};

/** A place counts by its department, or by its country abroad. */
const codeOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value;
  const { insee, country } = isObject(value) ? value : {};
  if (typeof insee === "string") return departmentOf(insee);
  return typeof country === "string" ? country : undefined;
};
