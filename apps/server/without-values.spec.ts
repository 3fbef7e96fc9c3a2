import { describe, expect, it } from "@jest/globals";
import { DatabaseError } from "pg";
import { mayRepeatValues, withoutValues } from "./without-values.js";

const refused = Object.assign(new DatabaseError('invalid input: "Jo Vasseur"', 10, "error"), {
  code: "22P02",
  detail: "Failing row contains (Jo Vasseur).",
});

describe("an error, as it is logged", () => {
  it("says nothing of a value that the database refused, and where it was thrown all the same", () => {
    expect(mayRepeatValues(refused)).toBe(true);
    const told = withoutValues(refused, { ...refused, message: refused.message });
    expect(JSON.stringify(told)).not.toContain("Vasseur");
    expect(told).toMatchObject({ code: "22P02", stack: expect.stringMatching(/^\s+at /) });
  });
  it("says nothing of JSON that could not be read", () =>
    expect(mayRepeatValues(new SyntaxError('Unexpected token "Jo'))).toBe(true));
  it("keeps what it says of anything else, but no field that could be a row's", () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), {
      code: "ECONNREFUSED",
      row: "Jo Vasseur",
    });
    expect(mayRepeatValues(away)).toBe(false);
    const { message, stack } = away;
    expect(
      withoutValues(away, { name: "Error", message, stack, code: away.code, row: away.row }),
    ).toEqual({ name: "Error", message, stack, code: "ECONNREFUSED" });
  });
});
