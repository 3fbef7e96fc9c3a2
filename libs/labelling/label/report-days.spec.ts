import { describe, expect, it } from "@jest/globals";
import { reportDays } from "./report-days.js";

const term = { from: "2008-01-31", until: "2009-01-30" };
const every = (count: number, unit: "days" | "months") => ({ reportEvery: { count, unit } });

describe("the days by which a holder is to have reported", () => {
  it("is the last of the term where the scheme names no other", () =>
    expect(reportDays(term, {})).toEqual([term.until]));
  it("is the last of each time, counted from the beginning, and never beyond the term", () => {
    // Counted one from another, a short month would shorten all that follow.
    expect(reportDays(term, every(3, "months"))).toEqual([
      "2008-04-29",
      "2008-07-30",
      "2008-10-30",
      term.until,
    ]);
    expect(reportDays(term, every(5, "months"))).toEqual(["2008-06-29", "2008-11-29", term.until]);
  });
  it("is said once where a time ends with the term", () =>
    expect(reportDays({ from: "2008-01-01", until: "2008-01-20" }, every(10, "days"))).toEqual([
      "2008-01-10",
      "2008-01-20",
    ]));
});
