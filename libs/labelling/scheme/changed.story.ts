import type { Json } from "#kernel/index.js";

export type Change = readonly [pointer: string, value: unknown];

export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value) ?? "null") as Json;

/** The definition with the value at a pointer replaced, added, or (undefined) removed. */
export const changed = (definition: object, ...changes: readonly Change[]) => {
  const whole = plain(definition);
  for (const [pointer, value] of changes) {
    const path = pointer.split("/").slice(1);
    const last = path.pop() ?? "";
    let parent = whole as Record<string, unknown>;
    for (const key of path) parent = parent[key] as Record<string, unknown>;
    if (value === undefined) delete parent[last];
    else
      Object.defineProperty(parent, last, {
        value: plain(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return whole;
};
