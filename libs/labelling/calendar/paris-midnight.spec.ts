import { describe, expect, it } from "@jest/globals";
import { parisDay } from "./paris-day.js";
import { parisMidnight } from "./paris-midnight.js";

describe("midnight in Paris", () => {
  it("is an hour before UTC's in winter, two in summer", () => {
    expect(parisMidnight("2006-01-01")).toBe("2005-12-31T23:00:00.000Z");
    expect(parisMidnight("2006-07-01")).toBe("2006-06-30T22:00:00.000Z");
  });
  it("begins the day, on the days that the clocks change too", () => {
    for (const day of ["2006-03-26", "2006-10-29"]) {
      const instant = parisMidnight(day);
      expect(parisDay(instant)).toBe(day);
      expect(parisDay(new Date(Date.parse(instant) - 1).toISOString())).not.toBe(day);
    }
  });
});
