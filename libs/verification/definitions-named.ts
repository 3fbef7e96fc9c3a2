import { isObject } from "#kernel/index.js";

const isHash = (value: unknown): value is string =>
  typeof value === "string" && /^[\da-f]{64}$/.test(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Hashes of the definitions that an event's data names, wherever it does. */
export const definitionsIn = (data: unknown): readonly string[] => {
  if (isList(data)) return data.flatMap(definitionsIn);
  if (!isObject(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === "definition" && isHash(value)) return [value];
    return typeof value === "object" ? definitionsIn(value) : [];
  });
};
