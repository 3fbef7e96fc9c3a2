import type { ASTNode } from "@marcbachmann/cel-js";
import { longestList } from "./facts-to-cel.js";

/** Characters of a rule's source. */
export const longestRule = 1_000;

/** Steps that a rule may take in the worst case; what this machine does in a few milliseconds. */
const costLimit = 50_000;

export interface RuleFault {
  readonly code:
    | "RULE_DOES_NOT_PARSE"
    | "RULE_TOO_COMPLEX"
    | "RULE_TOO_COSTLY"
    | "RULE_USES_REFUSED_FEATURE"
    | "RULE_READS_UNKNOWN_NAME"
    | "RULE_TYPES_DISAGREE"
    | "RULE_NOT_YES_OR_NO";
  /** `position` counts characters from 1. */
  readonly about: Readonly<Record<string, string | number>>;
}

const macros = new Set(["exists", "exists_one", "all"]);

/** What every CEL engine answers alike, so that an auditor can run a rule again with another one. */
const functions = new Set(["has", "size"]);
const methods = new Set([...macros, "size", "contains", "startsWith", "endsWith"]);

const children = (node: ASTNode): readonly ASTNode[] => {
  if (node.op === "value" || node.op === "id") return [];
  if (node.op === "." || node.op === ".?") return [node.args[0]];
  if (node.op === "call") return node.args[1];
  if (node.op === "rcall") return [node.args[1], ...node.args[2]];
  if (node.op === "map") return node.args.flat();
  if (node.op === "!_" || node.op === "-_") return [node.args];
  return node.args;
};

const isMacro = (node: ASTNode) => node.op === "rcall" && macros.has(node.args[0]);

/** A list is named or written out, so that none is longer than the cap. */
const isPlainList = (node: ASTNode | undefined) =>
  node !== undefined && ["id", ".", "list"].includes(node.op);

/** The CEL feature at this very node that rules may not use, if any. */
const refusedFeature = (node: ASTNode, insideMacro: boolean): string | undefined => {
  if (node.op === "value") return refusedLiteral(node.args);
  if (node.op === "map" || node.op === ".?" || node.op === "[?]") return node.op;
  if (node.op === "in") return isPlainList(node.args[1]) ? undefined : "in";
  if (node.op === "call") return functions.has(node.args[0]) ? undefined : `${node.args[0]}()`;
  if (node.op !== "rcall") return undefined;
  const [method, target] = node.args;
  if (!methods.has(method)) return `${method}()`;
  if (!isMacro(node) || (isPlainList(target) && !insideMacro)) return undefined;
  return insideMacro ? `${method}() × 2` : `(…).${method}()`;
};

/** A number is a double here (an integer is a BigInt); an object is bytes. */
const refusedLiteral = (literal: unknown) => {
  if (typeof literal === "number") return "double";
  return typeof literal === "object" && literal !== null ? "bytes" : undefined;
};

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Steps that a node takes in the worst case, all lists being as long as they may. */
const cost = (node: ASTNode): number => {
  const parts = children(node).map(cost);
  const [range = 0, ...body] = parts;
  if (isMacro(node)) return 1 + range + longestList * sum(body);
  if (node.op === "in" && node.args[1].op !== "list") return 1 + longestList + sum(parts);
  return 1 + sum(parts);
};

/** Everything about a parsed rule that publication refuses, types aside. */
export const limitFaults = (
  root: ASTNode,
  readable: ReadonlyMap<string, readonly string[]>,
): readonly RuleFault[] => {
  const visit = (node: ASTNode, insideMacro: boolean): readonly RuleFault[] => {
    const position = node.start + 1;
    const feature = refusedFeature(node, insideMacro);
    const unknown = unknownField(node, readable);
    return [
      ...(feature ? [fault("RULE_USES_REFUSED_FEATURE", { position, feature })] : []),
      ...(unknown ? [fault("RULE_READS_UNKNOWN_NAME", { position, name: unknown })] : []),
      ...children(node).flatMap((child) => visit(child, insideMacro || isMacro(node))),
    ];
  };
  const worst = cost(root);
  return [
    ...visit(root, false),
    ...(worst > costLimit ? [fault("RULE_TOO_COSTLY", { cost: worst, limit: costLimit })] : []),
  ];
};

/** `has(answers.nothing)` is well typed for CEL; here it is a slip of the pen. */
const unknownField = (node: ASTNode, readable: ReadonlyMap<string, readonly string[]>) => {
  if (node.op !== ".") return undefined;
  const [target, field] = node.args;
  if (target.op !== "id") return undefined;
  const fields = readable.get(target.args);
  return fields && !fields.includes(field) ? `${target.args}.${field}` : undefined;
};

/** Ids of the questions whose answers a rule reads. */
export const answersRead = (node: ASTNode): readonly string[] =>
  node.op === "." && node.args[0].op === "id" && node.args[0].args === "answers"
    ? [node.args[1]]
    : children(node).flatMap(answersRead);

const fault = (code: RuleFault["code"], about: RuleFault["about"]): RuleFault => ({ code, about });
