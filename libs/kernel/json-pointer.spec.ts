import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { pointerTo, stepsOf } from "./json-pointer.js";

describe("a JSON pointer", () => {
  it("escapes what it is written with", () => {
    expect(pointerTo("texts", "a/b~")).toBe("/texts/a~1b~0");
    expect(stepsOf("/~01")).toEqual(["~1"]);
    expect(pointerTo()).toBe("");
  });
  it("leads back to the steps that it was made of, whatever their names", () =>
    fc.assert(
      fc.property(fc.array(fc.string()), (steps) => {
        expect(stepsOf(pointerTo(...steps))).toEqual(steps);
      }),
    ));
});
