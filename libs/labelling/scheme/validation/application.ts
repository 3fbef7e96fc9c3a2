import { isObject } from "#kernel/index.js";
import type { Askable } from "../../eligibility/facts-to-cel.js";
import { longestRule } from "../../eligibility/rule-limits.js";
import { type Compilation, ruleCompiler } from "../../eligibility/rule.js";
import type { Article, DocumentKind, Option, Question, Rule } from "../definition.js";
import { list, oneOf, record, type Report, sentence, type Shape, text, yesOrNo } from "./shape.js";
import { code, id, ruleCode } from "./words.js";

const label = sentence(300);
const asked = { id, label, required: yesOrNo };
const options = list(record<Option>({ code, label }), { min: 2, unique: "code" });

type Plain = Exclude<Question, { readonly kind: "choice" | "choices" }>["kind"];
const plain = <K extends Plain>(kind: K) => record<Question>({ ...asked, kind: oneOf([kind]) });

const questionsByKind: { readonly [K in Question["kind"]]: Shape<Question> } = {
  text: plain("text"),
  integer: plain("integer"),
  "yes-no": plain("yes-no"),
  day: plain("day"),
  places: plain("places"),
  figures: plain("figures"),
  choice: record<Extract<Question, { kind: "choice" }>>({
    ...asked,
    kind: oneOf(["choice"]),
    options,
  }),
  choices: record<Extract<Question, { kind: "choices" }>>({
    ...asked,
    kind: oneOf(["choices"]),
    options,
    open: yesOrNo,
  }),
};

const isKind = (kind: unknown): kind is Question["kind"] =>
  typeof kind === "string" && Object.hasOwn(questionsByKind, kind);

const question: Shape<Question> = (value, at, report) => {
  if (!isObject(value)) return report(at, "EXPECTED_OBJECT");
  const { kind } = value;
  return isKind(kind)
    ? questionsByKind[kind](value, at, report)
    : report(`${at}/kind`, "NOT_AMONG", { allowed: Object.keys(questionsByKind) });
};

export const questions = list(question, { unique: "id" });

/** Whatever questions can be made out, so that a fault in one hides none in what refers to it. */
export const questionsIn = (given: unknown): readonly Askable[] => {
  if (!Array.isArray(given)) return [];
  return given.flatMap((one: unknown): Askable[] => {
    if (!isObject(one) || !isKind(one["kind"])) return [];
    const named = id(one["id"], "", () => undefined);
    return named === undefined ? [] : [{ id: named, kind: one["kind"] }];
  });
};

/** Articles; their answers are kept beside those to the questions, so they share the names. */
export const charter = (asking: readonly Askable[]) =>
  list(
    record<Article>({
      id: (value, at, report) =>
        asking.some((question) => question.id === value)
          ? report(at, "DUPLICATE", { name: String(value) })
          : id(value, at, report),
      title: label,
      text: sentence(4_000),
      evidence: sentence(2_000),
      required: yesOrNo,
    }),
    { unique: "id" },
  );

export const documents = list(record<DocumentKind>({ kind: code, label, required: yesOrNo }), {
  unique: "kind",
});

/** Rules, compiled against the questions that they may read. */
export const eligibility = (asking: readonly Askable[]): Shape<readonly Rule[]> => {
  const compile = ruleCompiler(asking);
  const source = text(longestRule);
  const when: Shape<string> = (value, at, report) => {
    const read = source(value, at, report);
    if (read !== undefined) reportFaults(compile(read), at, report);
    return read;
  };
  return list(record<Rule>({ code: ruleCode, when, message: sentence(1_000) }), {
    unique: "code",
  });
};

const reportFaults = (compilation: Compilation, at: string, report: Report) => {
  if ("rule" in compilation) return;
  for (const { code: fault, about } of compilation.faults) report(at, fault, about);
};
