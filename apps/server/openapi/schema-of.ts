import { isObject } from "#kernel/index.js";
import type { Node } from "./shapes.js";

/** Keyed by what a scheme asks for, by what a sentence tells of, or by what a command takes: any names may stand in them. */
const dictionaries = new Set([
  "texts",
  "values",
  "about",
  "figures",
  "otherFigures",
  "marks",
  "body",
]);

/** The schema that all the examples keep: what is in each of them is required, and types add up. */
export const schemaOf = (examples: readonly unknown[]): Node => {
  const types = [...new Set(examples.map(typeOf))].sort();
  const [type, ...others] = types;
  return {
    ...(type === undefined ? {} : { type: others.length === 0 ? type : types }),
    ...(types.includes("object") ? objectSchema(examples.filter(isObject)) : {}),
    ...(types.includes("array")
      ? { items: schemaOf(examples.flatMap((one): readonly unknown[] => (isList(one) ? one : []))) }
      : {}),
  };
};

const objectSchema = (examples: readonly object[]): Node => {
  const names = [...new Set(examples.flatMap((one) => Object.keys(one)))];
  const valuesOf = (name: string) =>
    examples.flatMap((one) => Object.entries(one).filter(([key]) => key === name));
  return {
    required: names.filter((name) => valuesOf(name).length === examples.length),
    properties: Object.fromEntries(
      names.map((name) => [
        name,
        dictionaries.has(name) && !valuesOf(name).some(([, value]) => isList(value))
          ? { type: "object", additionalProperties: true }
          : schemaOf(valuesOf(name).map(([, value]): unknown => value)),
      ]),
    ),
  };
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (isList(value)) return "array";
  return typeof value === "number" ? "integer" : typeof value;
};
