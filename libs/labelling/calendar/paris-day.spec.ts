import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { isDay, parisDay } from "./paris-day.js";

describe("the day in Paris", () => {
  it.each([
    ["2026-01-31T22:59:59.999Z", "2026-01-31"],
    ["2026-01-31T23:00:00.000Z", "2026-02-01"],
    ["2026-07-31T21:59:59.999Z", "2026-07-31"],
    ["2026-07-31T22:00:00.000Z", "2026-08-01"],
    ["2026-03-29T00:59:59.999Z", "2026-03-29"],
    ["2026-10-25T22:59:59.999Z", "2026-10-25"],
  ])("%s is on %s", (at, day) => expect(parisDay(at)).toBe(day));

  it.each(["2026-01-31T22:61:00.000Z", "2026-01-31T22:59"])(
    "%s is no instant, whatever was asked before",
    (text) => {
      parisDay("2026-01-31T22:59:00.000Z");
      expect(() => parisDay(text)).toThrow(RangeError);
    },
  );
});

describe("a day that exists", () => {
  it.each(["2024-02-29", "2026-12-31", "2000-02-29"])("%s does", (text) =>
    expect(isDay(text)).toBe(true),
  );
  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-01-00",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00:00Z",
    "+002026-01-01",
    "2026-01-01[u-ca=hebrew]",
    "",
    " 2026-01-01",
    "2026-01-01\n",
    "٢٠٢٦-٠١-٠١",
  ])("%j does not", (text) => expect(isDay(text)).toBe(false));
  it("is whatever an instant falls on", () =>
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("1970-01-01T00:00:00Z"),
          max: new Date("9999-12-30T00:00:00Z"),
          noInvalidDate: true,
        }),
        (date) => isDay(parisDay(date.toISOString())),
      ),
    ));
});
