import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { addDelay, type Delay, delayBefore, delayUnits } from "./delay.js";

const months = (count: number): Delay => ({ count, unit: "months" });
const days = (count: number): Delay => ({ count, unit: "days" });

describe("a delay", () => {
  it.each([
    ["2025-11-30", months(3), "2026-02-28"],
    ["2027-11-30", months(3), "2028-02-29"],
    ["2026-01-31", months(1), "2026-02-28"],
    ["2026-01-15", months(12), "2027-01-15"],
    ["2024-02-29", months(12), "2025-02-28"],
    ["2026-03-28", days(1), "2026-03-29"],
    ["2026-03-29", days(1), "2026-03-30"],
    ["2026-12-31", days(60), "2027-03-01"],
  ])("from %s of %j runs out on %s", (from, delay, due) => expect(addDelay(from, delay)).toBe(due));
  it.each([
    ["2026-03-31", months(1), "2026-02-28"],
    ["2028-02-29", months(12), "2027-02-28"],
    ["2026-03-01", days(1), "2026-02-28"],
  ])("that runs out on %s of %j started on %s", (due, delay, from) =>
    expect(delayBefore(due, delay)).toBe(from),
  );
  it("never runs out before it starts, nor later than a longer one", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...delayUnits),
        (offset, count, unit) => {
          const from = addDelay("2000-01-01", days(offset));
          const due = addDelay(from, { count, unit });
          expect(from < due && due <= addDelay(from, { count: count + 1, unit })).toBe(true);
        },
      ),
    ));
});
