import { isObject } from "#kernel/index.js";

/** A value that a field holds; a list of plain values reads as one, parted by commas. */
export type Leaf = string | number | boolean;

/** One field that reads otherwise; null where it says nothing. */
export interface FieldDifference {
  /** `check.eligibility`, `documents[3b6c…].name`: a thing of a list stands under what names it. */
  readonly field: string;
  readonly before: Leaf | null;
  readonly after: Leaf | null;
}

/** What names a thing of a list, the first that each of them has and no two share. */
const names = [
  "id",
  "document",
  "item",
  "report",
  "condition",
  "mandate",
  "session",
  "person",
  "path",
  "code",
  "kind",
  "from",
] as const;

/**
 * Field by field, what is told otherwise of a thing than before, in the order of fields as they are
 * told now. The same two tellings always differ alike.
 * @param left names of fields that are not compared, wherever they stand
 */
export const differences = (
  before: unknown,
  after: unknown,
  left: readonly string[] = [],
): readonly FieldDifference[] => {
  const [was, is] = [leaves(before, left), leaves(after, left)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((field) => {
    const [one, other] = [was.get(field) ?? null, is.get(field) ?? null];
    return one === other ? [] : [{ field, before: one, after: other }];
  });
};

const leaves = (value: unknown, left: readonly string[]): ReadonlyMap<string, Leaf> => {
  const found = new Map<string, Leaf>();
  const visit = (one: unknown, at: string): void => {
    if (typeof one === "string" || typeof one === "number" || typeof one === "boolean") {
      found.set(at, one);
    } else if (isList(one)) {
      if (one.some(isObject))
        for (const [name, inner] of named(one)) visit(inner, `${at}[${name}]`);
      else if (one.length > 0) found.set(at, one.join(", "));
    } else if (isObject(one)) {
      for (const [name, inner] of Object.entries(one))
        if (!left.includes(name)) visit(inner, at === "" ? name : `${at}.${name}`);
    }
  };
  visit(value, "");
  return found;
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Each thing of a list by what names it; by its place from 1, where nothing does. */
const named = (list: readonly unknown[]): readonly (readonly [string, unknown])[] => {
  for (const name of names) {
    const found = list.map((one) => nameIn(one, name));
    if (!found.includes(undefined) && new Set(found).size === list.length)
      return list.map((one, nth) => [found[nth] ?? "", one]);
  }
  return list.map((one, nth) => [String(nth + 1), one]);
};

const nameIn = (one: unknown, name: string): string | undefined => {
  const [, value] = isObject(one) ? (Object.entries(one).find(([key]) => key === name) ?? []) : [];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
};
