import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Json } from "#kernel/index.js";
import { json } from "./arbitrary.js";
import { canonicalBytes, canonicalText, NotCanonical } from "./canonical.js";

const faultOf = (value: unknown): string => {
  try {
    canonicalText(value);
  } catch (error) {
    if (error instanceof NotCanonical) return `${error.code} ${error.pointer}`;
  }
  return "none";
};

describe("canonical JSON", () => {
  it("orders keys by their UTF-16 units (RFC 8785, 3.2.3)", () => {
    const shuffled = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\u{1f600}": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(Object.values(JSON.parse(canonicalText(shuffled)) as object)).toEqual([
      "One", // an integer-like key, which JavaScript puts first again
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
    expect(canonicalText(shuffled).startsWith('{"\\r":"Carriage Return","1":"One",')).toBe(true);
  });

  it("escapes only what it must (RFC 8785, 3.2.2.2)", () =>
    expect(canonicalText("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/")).toBe(
      String.raw`"€$\u000f\nA'B\"\\\\\"/"`,
    ));

  it("writes literals and integers up to the last safe one", () =>
    expect(canonicalText([null, true, false, 0, -0, 2 ** 53 - 1, 1 - 2 ** 53])).toBe(
      "[null,true,false,0,0,9007199254740991,-9007199254740991]",
    ));

  it("is UTF-8", () =>
    expect(Buffer.from(canonicalBytes({ é: "€😀" })).toString("hex")).toBe(
      "7b22c3a9223a22e282acf09f9880227d",
    ));

  it("reads back as the same value, and stays as it is when written again", () =>
    fc.assert(
      fc.property(json, (value) => {
        const again = JSON.parse(canonicalText(value)) as Json;
        expect(again).toEqual(value);
        expect(canonicalText(again)).toBe(canonicalText(value));
      }),
    ));

  it("does not hang on the order in which keys were put in", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.nat()), { selector: ([k]) => k }),
        (p) => {
          const one = Object.fromEntries(p);
          const other = Object.fromEntries(p.toReversed());
          fc.pre(!p.some(([key]) => key.includes("\0")));
          expect(canonicalText(one)).toBe(canonicalText(other));
        },
      ),
    ));

  it.each<[string, unknown, string]>([
    ["a fraction", { a: [1, 0.5] }, "NOT_A_SAFE_INTEGER /a/1"],
    ["an integer that doubles cannot tell from its neighbour", 2 ** 53, "NOT_A_SAFE_INTEGER "],
    ["no number", { a: Number.NaN }, "NOT_A_SAFE_INTEGER /a"],
    ["half a character", { a: { "b/c~d": "x\ud800" } }, "LONE_SURROGATE /a/b~1c~0d"],
    ["half a character in a key", { "\udc00": 1 }, "LONE_SURROGATE /\udc00"],
    ["what PostgreSQL refuses in text", ["a\0b"], "NUL_CHARACTER /0"],
    ["an absent value", { a: undefined }, "NOT_JSON /a"],
    ["a hole in a list", Array.from({ length: 1 }), "NOT_JSON /0"],
    ["a big integer", 1n, "NOT_JSON "],
    ["a function, toJSON included", { toJSON: () => 1 }, "NOT_JSON /toJSON"],
    ["a date", { a: new Date(0) }, "NOT_JSON /a"],
    ["an instance of a class", new (class Body {})(), "NOT_JSON "],
  ])("refuses %s, and says where", (_, value, fault) => expect(faultOf(value)).toBe(fault));

  it("refuses what would exhaust the stack", () => {
    let deep: Json = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(faultOf(deep)).toBe(`TOO_DEEP ${"/0".repeat(64)}`);
  });

  it("keeps a field named __proto__ as a field", () =>
    expect(canonicalText(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe(
      '{"__proto__":{"a":1},"b":1}',
    ));
});
