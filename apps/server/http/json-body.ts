import type { FastifyRequest } from "fastify";
import { Problem } from "./problem.js";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The body of a request that must be JSON. @throws Problem */
export const jsonIn = ({ headers, body }: FastifyRequest): object => {
  const isJson = /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "");
  if (!isJson || !(body instanceof Uint8Array)) throw Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
  return parseJsonBody(body);
};

/**
 * Bytes of a request to a plain object. Broken UTF-8 is refused rather than silently replaced, and so
 * is `__proto__`, which a later spread or assignment would turn into a prototype.
 */
export const parseJsonBody = (bytes: Uint8Array): object => {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes), (name, inner: unknown) => {
      if (name === "__proto__") throw new SyntaxError("a field is named __proto__");
      return inner;
    });
  } catch (fault) {
    throw Problem.of("BODY_NOT_JSON", { reason: fault instanceof Error ? fault.message : "?" });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw Problem.of("BODY_NOT_JSON", { reason: "an object is expected" });
  }
  return value;
};
