import * as fc from "fast-check";
import type { Json, JsonObject } from "#kernel/index.js";

/** Any text that a log may hold. */
export const text = fc.string({ unit: "binary" }).filter((value) => !value.includes("\0"));

const integer = fc.maxSafeInteger().map((value) => value + 0);

export const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    integer,
    text,
    fc.array(tie("json"), { maxLength: 4 }),
    tie("object"),
  ),
  object: fc.dictionary(text, tie("json"), { maxKeys: 4, noNullPrototype: true }),
})).json;

export const jsonObject: fc.Arbitrary<JsonObject> = fc.dictionary(text, json, {
  maxKeys: 4,
  noNullPrototype: true,
});
