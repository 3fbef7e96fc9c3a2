import type { FastifyRequest } from "fastify";
import { type JsonFault, parseStrictJson } from "#labelling/import/strict-json.js";
import { type FieldFault, Problem } from "./problem.js";
import { isHostile, unstorableIn } from "./unstorable.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A parsed body, and what is wrong with it whatever its shape. */
interface JsonBody {
  readonly value: object;
  readonly faults: readonly FieldFault[];
}

/** The body of a request that must be JSON. @throws Problem */
export const jsonIn = ({ headers, body }: FastifyRequest): JsonBody => {
  const isJson = /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "");
  if (!isJson || !(body instanceof Uint8Array)) throw Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
  return parseJsonBody(body);
};

/**
 * Bytes of a request to a plain object. Broken UTF-8 is refused rather than silently replaced, and a
 * field that is named twice is a fault: nobody can tell which of the two was meant.
 * @throws Problem BODY_NOT_JSON, or INVALID for what is not fit to be looked at any closer
 */
export const parseJsonBody = (bytes: Uint8Array): JsonBody => {
  const text = textOf(bytes);
  const value = jsonOf(text);
  const faults = unstorableIn(value);
  // First of all: what looks at a body goes as deep as it does, and trusts the names in it.
  const hostile = faults.filter(isHostile);
  if (hostile.length > 0) throw Problem.of("INVALID", {}, hostile);
  const parsed = parseStrictJson(text);
  const repeated = "faults" in parsed ? parsed.faults : [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw Problem.of("BODY_NOT_JSON");
  }
  return { value, faults: [...faults, ...repeated.map(told)] };
};

/** The same, where nothing else is asked of it. */
export const soundJsonIn = (request: FastifyRequest): object => {
  const { value, faults } = jsonIn(request);
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
  return value;
};

const told = ({ pointer, code, about }: JsonFault): FieldFault => ({
  pointer,
  code,
  about,
  sentence: {
    fr: "Ce champ est donné deux fois.",
    en: "This field is given twice.",
  },
});

const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw Problem.of("BODY_NOT_JSON");
  }
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be personal, and knows one language only.
    throw Problem.of("BODY_NOT_JSON");
  }
};
