import { Malformed } from "./malformed.js";

// The BOM is text like any other here: signatures are over the bytes as they came.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws Malformed */
export const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Malformed("NOT_UTF8");
  }
};

export const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8");

/** Nothing below U+0020 but newlines, no half of a surrogate pair: what C2SP's formats are made of. */
export const isPlainText = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x0a) return false;
  }
  return !/\p{Surrogate}/u.test(text);
};

/** Standard base64 in its one canonical form; Node's own reading skips what it does not know. */
export const fromBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
};

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** A size or an index: ASCII decimal, no leading zero, none that a number could not hold exactly. */
export const fromDecimal = (text: string): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** Before and after the first empty line of a text of two parts; undefined where there is none. */
export const partsOf = (bytes: Uint8Array): readonly [Uint8Array, Uint8Array] | undefined => {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf("\n\n");
  return at < 0 ? undefined : [bytes.subarray(0, at + 1), bytes.subarray(at + 2)];
};

/** The lines of a text in which every line is ended by a newline; undefined where one is not. */
export const linesOf = (text: string): readonly string[] | undefined =>
  text.endsWith("\n") ? text.slice(0, -1).split("\n") : undefined;
