import { isObject, pointerTo } from "#kernel/index.js";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** JSON pointer to the first place in which two values are not the same; undefined where they are. */
export const differenceBetween = (one: unknown, other: unknown): string | undefined => {
  if (Object.is(one, other)) return undefined;
  if (isList(one) && isList(other)) {
    const length = Math.max(one.length, other.length);
    return firstIn([...Array(length).keys()].map(String), (at) => [one[+at], other[+at]]);
  }
  if (isList(one) || isList(other) || !isObject(one) || !isObject(other)) return "";
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return firstIn(keys, (key) => [own(one, key), own(other, key)]);
};

const firstIn = (
  steps: readonly string[],
  at: (step: string) => readonly [unknown, unknown],
): string | undefined => {
  for (const step of steps) {
    const [one, other] = at(step);
    const below = differenceBetween(one, other);
    if (below !== undefined) return `${pointerTo(step)}${below}`;
  }
  return undefined;
};
