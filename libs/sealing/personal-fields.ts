import {
  erased,
  type Json,
  type JsonObject,
  type PointerPattern,
  pointerTo,
  stepsOf,
} from "#kernel/index.js";

/** What a pattern names is not what the declaration says: a mistake in the code, never in the input. */
export class WrongPersonalField extends Error {
  override readonly name = "WrongPersonalField";
  constructor(readonly pointer: string) {
    super(`The field ${pointer} is declared personal, but does not hold what it should.`);
  }
}

type Replace = (value: Json, pointer: string) => Json;

/** A copy of `data` in which each declared field that is there holds what `replace` gives for it. */
export const replaceFields = (
  data: JsonObject,
  patterns: readonly PointerPattern[],
  replace: Replace,
): JsonObject =>
  patterns.reduce<JsonObject>((result, pattern) => {
    const [first = "", ...rest] = stepsOf(pattern);
    return inObject(result, first, rest, "", replace);
  }, data);

/** `data` as the write side and an erased subject's readers see it. */
export const mask = (data: JsonObject, patterns: readonly PointerPattern[]): JsonObject =>
  replaceFields(data, patterns, () => erased);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const descend = (
  value: Json,
  steps: readonly string[],
  pointer: string,
  replace: Replace,
): Json => {
  const [step, ...rest] = steps;
  if (step === undefined) return replace(value, pointer);
  if (value === null || typeof value !== "object") throw new WrongPersonalField(pointer);
  if (!isList(value)) return inObject(value, step, rest, pointer, replace);
  return value.map((item, index) =>
    step === "*" || step === String(index)
      ? descend(item, rest, `${pointer}/${index}`, replace)
      : item,
  );
};

// Spread, computed keys and fromEntries define properties: a field named __proto__ stays a field.
const inObject = (
  object: JsonObject,
  step: string,
  rest: readonly string[],
  pointer: string,
  replace: Replace,
): JsonObject => {
  const inField = (key: string, value: Json) =>
    descend(value, rest, `${pointer}${pointerTo(key)}`, replace);
  if (step === "*") {
    return Object.fromEntries(Object.entries(object).map(([k, v]) => [k, inField(k, v)]));
  }
  const value = Object.hasOwn(object, step) ? object[step] : undefined;
  return value === undefined ? object : { ...object, [step]: inField(step, value) };
};
