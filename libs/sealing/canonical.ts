import canonicalize from "canonicalize";
import { pointerTo } from "#kernel/index.js";

export type CanonicalFault =
  "NOT_JSON" | "NOT_A_SAFE_INTEGER" | "LONE_SURROGATE" | "NUL_CHARACTER" | "TOO_DEEP";

/** The value has no canonical form that every store keeps and every verifier reads alike. */
export class NotCanonical extends Error {
  override readonly name = "NotCanonical";
  constructor(
    readonly code: CanonicalFault,
    /** JSON pointer (RFC 6901) to the fault; for a fault in a key, to its value. */
    readonly pointer: string,
  ) {
    super(`${code} at "${pointer}"`);
  }
}

/** Deeper than any form, and far from where recursion would exhaust the stack. */
const maxDepth = 64;

// With the `u` flag a surrogate matches only where it stands alone.
const refusedInText = /[\0\ud800-\udfff]/u;

/** Canonical JSON as of RFC 8785. @throws NotCanonical */
export const canonicalText = (value: unknown): string => {
  const fault = faultOf(value, 0);
  if (fault) throw new NotCanonical(fault.code, fault.pointer);
  return write(value);
};

/** Canonical JSON as of RFC 8785, in UTF-8: what is hashed and stored. @throws NotCanonical */
export const canonicalBytes = (value: unknown): Uint8Array =>
  Buffer.from(canonicalText(value), "utf8");

// Its types describe an ES module; what Node gives for this CommonJS one is the function itself.
const write = canonicalize as unknown as (value: unknown) => string;

interface Fault {
  readonly code: CanonicalFault;
  readonly pointer: string;
}

/** The pointer is put together only on the way back from a fault: a sound value pays nothing. */
const faultOf = (value: unknown, depth: number): Fault | undefined => {
  switch (typeof value) {
    case "string":
      return textFault(value);
    case "number":
      return Number.isSafeInteger(value) ? undefined : { code: "NOT_A_SAFE_INTEGER", pointer: "" };
    case "boolean":
      return undefined;
    case "object":
      if (value === null) return undefined;
      if (depth === maxDepth) return { code: "TOO_DEEP", pointer: "" };
      return Array.isArray(value) ? listFault(value, depth + 1) : objectFault(value, depth + 1);
    case "undefined":
    case "bigint":
    case "symbol":
    case "function":
      return { code: "NOT_JSON", pointer: "" };
  }
};

const textFault = (text: string): Fault | undefined => {
  if (!refusedInText.test(text)) return undefined;
  return { code: text.includes("\0") ? "NUL_CHARACTER" : "LONE_SURROGATE", pointer: "" };
};

const listFault = (list: readonly unknown[], depth: number): Fault | undefined => {
  for (let i = 0; i < list.length; i++) {
    const fault = faultOf(list[i], depth);
    if (fault) return { code: fault.code, pointer: `/${i}${fault.pointer}` };
  }
  return undefined;
};

const objectFault = (object: object, depth: number): Fault | undefined => {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    return { code: "NOT_JSON", pointer: "" };
  for (const [key, value] of Object.entries(object)) {
    const fault = textFault(key) ?? faultOf(value, depth);
    if (fault) return { code: fault.code, pointer: `${pointerTo(key)}${fault.pointer}` };
  }
  return undefined;
};
