import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import * as fc from "fast-check";
import { IsCalendarDay } from "./is-calendar-day.js";
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

  // Until 1911 the clocks of Paris went nine minutes and 21 seconds ahead of Greenwich.
  it("may change within a minute, long ago", () => {
    expect(parisDay("1910-01-31T23:50:38.000Z")).toBe("1910-01-31");
    expect(parisDay("1910-01-31T23:50:39.000Z")).toBe("1910-02-01");
  });

  it("is that of each instant, whichever was asked for before", () => {
    expect(parisDay("2026-01-31T22:59:00.000Z")).toBe("2026-01-31");
    expect(parisDay("2026-01-31T23:00:00.000Z")).toBe("2026-02-01");
    expect(parisDay("2026-01-31T22:59:01.000Z")).toBe("2026-01-31");
  });
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
    "+012026-01-01",
    "-000001-01-01",
    "2026-01-01[u-ca=hebrew]",
    "",
    " 2026-01-01",
    "2026-01-01\n",
    "٢٠٢٦-٠١-٠١",
  ])("%j does not", (text) => expect(isDay(text)).toBe(false));
  it("is what a body may hold, and its fault is told by its name", () => {
    class Body {
      @IsCalendarDay() readonly on: unknown;
      constructor(on: unknown) {
        this.on = on;
      }
    }
    const faults = (on: unknown) =>
      validateSync(new Body(on)).map(({ constraints }) => constraints);
    expect(faults("2026-02-28")).toEqual([]);
    for (const on of ["2026-02-29", "2026-02-28T00:00", "x2026-02-28", "", 20260228, undefined])
      expect(faults(on)).toEqual([{ isCalendarDay: "on must be a day that exists" }]);
  });
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
