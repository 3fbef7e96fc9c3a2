import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import { isBlank, isStorable } from "./blank.js";
import { IsDay, IsText } from "./is-text.js";

class Note {
  @IsText(5) readonly text!: unknown;
  @IsDay() readonly on!: unknown;
}

const faults = (body: object) =>
  validateSync(Object.assign(new Note(), body)).flatMap(({ constraints }) =>
    Object.keys(constraints ?? {}),
  );

describe("a blank text", () => {
  it.each(["", " ", "\t\r\n", "\u0085", "\u00a0\u2003\u3000", "\u2028"])("is %j", (text) =>
    expect(isBlank(text)).toBe(true),
  );
  // Zero-width characters and the byte order mark are not white space for Unicode.
  it.each(["a", " a ", "\u200b", "\ufeff"])("is not %j", (text) =>
    expect(isBlank(text)).toBe(false),
  );
});

describe("a text that can be stored", () => {
  it("holds whole characters", () => expect(isStorable("é 🧪\n")).toBe(true));
  it.each(["a\0b", "\ud83e", "\udd2a\ud83e"])("is not %j", (text) =>
    expect(isStorable(text)).toBe(false),
  );
});

describe("the shape of a body", () => {
  it("takes texts and days", () => expect(faults({ text: "abcde", on: "2024-02-29" })).toEqual([]));
  it.each([
    [{ text: "abcdef", on: "2024-02-30" }],
    [{ text: "\u0085", on: "2023-02-29" }],
    [{ text: 5, on: "20240229" }],
    [{ text: null, on: 20240229 }],
    [{}],
  ])("refuses %j", (body) => expect(faults(body)).toEqual(["isText", "isDay"]));
});
