import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { dataKey, newDataKey } from "./data-keys.js";
import { openDocument, sealDocument } from "./document.js";

const key = dataKey(newDataKey());

describe("a sealed document", () => {
  it("opens to the bytes that it was made of, and hides them", () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 2_000 }), (bytes) => {
        const blob = sealDocument(key, "application-1", bytes);
        expect(Buffer.from(blob).includes(Buffer.from(bytes))).toBe(false);
        expect(openDocument(key, "application-1", blob)).toEqual(Buffer.from(bytes));
      }),
    ));

  it("is the same blob when the same bytes come again", () => {
    const bytes = Buffer.from("budget 2006");
    expect(sealDocument(key, "application-1", bytes)).toEqual(
      sealDocument(key, "application-1", bytes),
    );
  });

  it("opens for no other file, under no other key, and not with a bit flipped", () => {
    const blob = sealDocument(key, "application-1", Buffer.from("budget 2006"));
    const flipped = Buffer.from(blob);
    flipped[50] = (flipped[50] ?? 0) ^ 1;
    expect(() => openDocument(key, "application-2", blob)).toThrow();
    expect(() => openDocument(dataKey(newDataKey()), "application-1", blob)).toThrow(
      "not a document",
    );
    expect(() => openDocument(key, "application-1", flipped)).toThrow();
    expect(() => openDocument(key, "application-1", Buffer.alloc(3))).toThrow("not a document");
  });
});
