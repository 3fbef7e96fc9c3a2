import { type Fault, isObject, pointerTo, type Sentence } from "#kernel/index.js";
import type { DefinitionFaultCode, FormFaultCode } from "./faults.js";

export type About = Fault["about"];
export type Report<Code extends string = DefinitionFaultCode> = (
  at: string,
  code: Code,
  about?: About,
) => undefined;

/** Reads a value of unknown form: the value in its type, or undefined once every fault is reported. */
export type Shape<T, Code extends string = DefinitionFaultCode> = (
  value: unknown,
  at: string,
  report: Report<Code>,
) => T | undefined;

/** A shape that any form can hold: it reports what can be wrong with forms of every kind. */
type Plain<T> = Shape<T, FormFaultCode>;

/** One fault of several fields taken together; `at` is the field to blame, from the record on. */
export interface Disagreement<Code extends string = DefinitionFaultCode> {
  readonly at: string;
  readonly code: Code;
  readonly about?: About;
}

/** The fields that could be read; one at fault is undefined, and nothing more is said about it. */
export type Parts<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The pointer of a member (RFC 6901); a name of unreasonable length is cut. */
export const below = (at: string, key: string | number) =>
  `${at}${pointerTo(String(key).slice(0, 100))}`;

/** Control characters but the line end, and lone surrogates, which canonical JSON refuses. */
const unprintable = /(?!\n)[\p{Cc}\p{Cs}]/u;

export const text =
  (limit: number): Plain<string> =>
  (value, at, report) => {
    if (typeof value !== "string") return report(at, "EXPECTED_TEXT");
    if (value.trim() === "") return report(at, "TEXT_EMPTY");
    if (value.length > limit) return report(at, "TEXT_TOO_LONG", { limit });
    return unprintable.test(value) ? report(at, "TEXT_UNPRINTABLE") : value;
  };

/** A name that machines use; `example` shows the form. */
export const name =
  (form: RegExp, example: string, reserved: ReadonlySet<string> = new Set()): Shape<string> =>
  (value, at, report) => {
    if (typeof value !== "string") return report(at, "EXPECTED_TEXT");
    if (!form.test(value)) return report(at, "BAD_NAME", { example });
    return reserved.has(value) ? report(at, "NAME_RESERVED", { name: value }) : value;
  };

export const integer =
  (min: number, max: number): Plain<number> =>
  (value, at, report) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? value
      : report(at, "EXPECTED_INTEGER", { min, max });

export const yesOrNo: Plain<boolean> = (value, at, report) =>
  typeof value === "boolean" ? value : report(at, "EXPECTED_YES_OR_NO");

export const oneOf =
  <const T extends string>(allowed: readonly T[]): Plain<T> =>
  (value, at, report) =>
    allowed.find((one) => one === value) ?? report(at, "NOT_AMONG", { allowed });

/** A list; `unique` names the field by which its items are told apart. */
export const list =
  <T, Code extends string = DefinitionFaultCode>(
    item: Shape<T, Code | FormFaultCode>,
    { min = 0, max = 100, unique = "" } = {},
  ): Shape<readonly T[], Code | FormFaultCode> =>
  (value, at, report) => {
    if (!Array.isArray(value)) return report(at, "EXPECTED_LIST");
    if (value.length > max) return report(at, "LIST_TOO_LONG", { max });
    if (value.length < min) report(at, "LIST_TOO_SHORT", { min });
    const seen = new Set<unknown>();
    const items = value.map((raw: unknown, index) => {
      const key = isObject(raw) ? raw[unique] : undefined;
      if (typeof key === "string" && seen.has(key))
        report(below(below(at, index), unique), "DUPLICATE", { name: key });
      seen.add(key);
      return item(raw, below(at, index), report);
    });
    return items.filter((one): one is NonNullable<typeof one> => one !== undefined);
  };

interface Between<T, Code extends string> {
  /** Fields that may be left out. */
  readonly optional?: readonly (keyof T & string)[];
  /** What can be wrong between the fields, each fine in itself. */
  readonly checks?: readonly ((parts: Parts<T>) => readonly Disagreement<Code>[])[];
}

/** An object with just these fields. */
export const record =
  <T extends object, Code extends string = DefinitionFaultCode>(
    fields: { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>, Code | FormFaultCode> },
    { optional = [], checks = [] }: Between<T, Code> = {},
  ): Shape<T, Code | FormFaultCode> =>
  (value, at, report) => {
    if (!isObject(value)) return report(at, "EXPECTED_OBJECT");
    for (const field of Object.keys(value))
      if (!Object.hasOwn(fields, field))
        report(below(at, field), "FIELD_UNKNOWN", { field: field.slice(0, 100) });
    const read: [string, unknown][] = [];
    let whole = true;
    for (const [field, shape] of Object.entries<Shape<unknown, Code | FormFaultCode>>(fields)) {
      const given = Object.hasOwn(value, field);
      if (!given && optional.some((one) => one === field)) continue;
      const part = given
        ? shape(value[field], below(at, field), report)
        : report(below(at, field), "FIELD_MISSING", { field });
      if (part === undefined) whole = false;
      else read.push([field, part]);
    }
    const parts = Object.fromEntries(read);
    const disagreements = checks.flatMap((check) => check(parts as Parts<T>));
    for (const { at: field, code, about } of disagreements) report(`${at}${field}`, code, about);
    return whole && disagreements.length === 0 ? (parts as T) : undefined;
  };

/** A text in both languages; one that is absent or blank is told as a language missing. */
export const sentence = (limit: number): Shape<Sentence> => {
  const written = text(limit);
  const inLanguage =
    (language: string): Shape<string> =>
    (value, at, report) =>
      typeof value === "string" && value.trim() === ""
        ? report(at, "LANGUAGE_MISSING", { language })
        : written(value, at, report);
  const both = record<Sentence>({ fr: inLanguage("fr"), en: inLanguage("en") });
  return (value, at, report) =>
    both(value, at, (where, code, about) =>
      code === "FIELD_MISSING"
        ? report(where, "LANGUAGE_MISSING", { language: about?.["field"] ?? "" })
        : report(where, code, about),
    );
};
