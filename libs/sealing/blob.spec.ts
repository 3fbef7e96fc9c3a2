import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Id } from "#kernel/index.js";
import { text } from "./arbitrary.js";
import { CannotOpen, openText, sealText, type Place } from "./blob.js";
import { dataKey, newDataKey } from "./data-keys.js";

const key = dataKey(newDataKey());
const place: Place = {
  command: "d07697cb-4962-5033-ab56-c04c62eef0b4" as Id<"command">,
  index: 0,
  pointer: "/texts/summary",
};

const refusal = (open: () => string): string => {
  try {
    return `opened: ${open()}`;
  } catch (error) {
    if (error instanceof CannotOpen) return error.code;
    throw error;
  }
};

describe("a sealed value", () => {
  it("opens for as long as its key lives: this one was sealed once", () => {
    const stored = [
      "AVopQgondzvFHzblYw0tyvA4TuSdaCF+yEQEWxjqIwm5HCdIpehjzgd3azNZmagVcirziDXq3rCEfUhhLK47uoP9",
      "DxbgLs7G1nbH65E87kJBjLCUzoK6WkNyVmpfJJKfGt76GGgN1+EnQVw12jidAqPjqvbvSWlFuReJSBLZ9j7Hu2z7",
      "3eflbDhKJKvwLEhE1vV7O/1EHnbJFo8U/+gktc97BlYIykyZfZxy192xrhRT3cgFv9TxzNgzLXBO0XHTHLHr/tRU",
      "8sGBJ9WaM2N18pENx1hpdOCPkffnkY4o2uf/8DbBUAIiNPoGjcbiFDcC1ZMMCtpRJzOS747pKJ/11hl6mpLkLnbO",
      "4B9dw8Gsy0iq89hEE3vphfmKl8JJvw7TjJVsasewW1lC3W3MteATIDsjGNKqJOdzc/LsTv4=",
    ].join("");
    const itsKey = dataKey(Buffer.alloc(32, 7));
    expect(openText(itsKey, place, Buffer.from(stored, "base64"))).toBe("Un été à Lens");
  });

  it("opens to what was sealed, whatever it was", () =>
    fc.assert(
      fc.property(text, fc.nat(3), (value, times) => {
        const long = value.repeat(1 + times * 40);
        expect(openText(key, place, sealText(key, place, long))).toBe(long);
      }),
    ));

  it("does not open once any bit is another", () => {
    const blob = sealText(key, place, "pour");
    fc.assert(
      fc.property(fc.nat(blob.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(blob);
        const at = Math.floor(bit / 8);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit % 8));
        expect(refusal(() => openText(key, place, flipped))).toBe(
          at === 0 ? "UNKNOWN_FORMAT" : at < 33 ? "OTHER_KEY" : "ALTERED",
        );
      }),
      { numRuns: 500 },
    );
  });

  it("does not open cut short or made longer", () => {
    const blob = sealText(key, place, "pour");
    for (let length = 0; length < blob.length; length++) {
      expect(refusal(() => openText(key, place, blob.subarray(0, length)))).toBe("UNKNOWN_FORMAT");
    }
    const longer = Buffer.concat([blob, Buffer.of(0)]);
    expect(refusal(() => openText(key, place, longer))).toBe("ALTERED");
  });

  it("opens under its own key alone", () =>
    expect(refusal(() => openText(dataKey(newDataKey()), place, sealText(key, place, "x")))).toBe(
      "OTHER_KEY",
    ));

  it.each<[string, Place]>([
    ["command", { ...place, command: "d07697cb-4962-5033-ab56-c04c62eef0b5" as Id<"command"> }],
    ["event", { ...place, index: 1 }],
    ["field", { ...place, pointer: "/texts/other" }],
  ])("does not open in the place of another %s", (_, elsewhere) =>
    expect(refusal(() => openText(key, elsewhere, sealText(key, place, "x")))).toBe("ALTERED"),
  );

  it("does not tell a short answer by its length", () => {
    const lengths = ["pour", "contre", "abstention", "é".repeat(126)].map(
      (answer) => sealText(key, place, answer).length,
    );
    expect(new Set(lengths)).toEqual(new Set([1 + 32 + 12 + 256 + 16]));
    expect(sealText(key, place, "x".repeat(253)).length).toBe(1 + 32 + 12 + 512 + 16);
  });

  it("is another one each time, so that equal values are not seen to be equal", () =>
    expect(sealText(key, place, "x")).not.toEqual(sealText(key, place, "x")));
});
