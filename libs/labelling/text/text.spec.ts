import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import { isBlank, isStorable } from "./blank.js";
import { IsText } from "./is-text.js";
import { MayBeAbsent, MayBeCleared } from "./may-be.js";

class Note {
  @IsText(5) readonly text!: unknown;
  @MayBeAbsent() @IsText(5) readonly more?: unknown;
  @MayBeCleared() @IsText(5) readonly less?: unknown;
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
  it("takes a text, and no more", () => expect(faults({ text: "abcde" })).toEqual([]));
  it.each([{ text: "abcdef" }, { text: "\u0085" }, { text: 5 }, { text: null }, {}])(
    "refuses %j",
    (body) => expect(faults(body)).toEqual(["isText"]),
  );
  it("tells how long a text may be, in its own words or in others", () => {
    class Label {
      @IsText(5) readonly own!: unknown;
      @IsText(7, { message: "$constraint1" }) readonly other!: unknown;
    }
    expect(validateSync(new Label()).map(({ constraints }) => constraints)).toEqual([
      { isText: "own must be a text of 1 to 5 characters, not blank" },
      { isText: "7" },
    ]);
  });
  it("tells null from what is left out", () =>
    expect(faults({ text: "a", more: null })).toEqual(["isText"]));
  it("takes null where a fact can be taken away, and no blank", () => {
    expect(faults({ text: "a", less: null })).toEqual([]);
    expect(faults({ text: "a", less: "" })).toEqual(["isText"]);
  });
});
