import type { Fault, Json } from "#kernel/index.js";
import { below } from "../scheme/validation/shape.js";

export type JsonFault = Fault<"BROKEN_JSON" | "FIELD_REPEATED">;

/**
 * JSON in which no object names a field twice, at any depth: which of the two was meant, nobody can
 * tell, and readers differ in what they take (RFC 8259, section 4).
 */
export const parseStrictJson = (
  text: string,
): { readonly value: Json } | { readonly faults: readonly JsonFault[] } => {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    // The parser's own message quotes the text, which may be personal.
    return { faults: [{ pointer: "", code: "BROKEN_JSON", about: {} }] };
  }
  const faults = repeatedFields(text);
  return faults.length > 0 ? { faults } : { value };
};

/** An object or list that is open at some place of the text, and where in it the place is. */
interface Open {
  readonly named: Set<string>;
  /** The field, or the index in a list. */
  step: string | number;
}

/** Goes through a text that is known to be JSON: only strings, colons, commas and brackets matter. */
const repeatedFields = (text: string): readonly JsonFault[] => {
  const faults: JsonFault[] = [];
  const open: Open[] = [];
  let string = "";
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at);
        string = text.slice(at, end + 1);
        at = end;
        break;
      }
      // In an object its first field takes the place of the index.
      case "{":
      case "[":
        open.push({ named: new Set(), step: 0 });
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        if (typeof inner?.step === "number") inner.step += 1;
        break;
      case ":": {
        if (!inner) break;
        // "a" and "\u0061" are one name.
        const field = String(JSON.parse(string));
        inner.step = field;
        if (inner.named.has(field)) {
          const pointer = open.reduce((above, { step }) => below(above, step), "");
          faults.push({ pointer, code: "FIELD_REPEATED", about: { field: field.slice(0, 100) } });
        }
        inner.named.add(field);
        break;
      }
    }
  }
  return faults;
};

/** Where the string that starts at a quote ends. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
};
