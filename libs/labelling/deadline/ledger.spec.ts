import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { daysBetween } from "../calendar/days-between.js";
import { addDelay, type Delay } from "../calendar/delay.js";
import { dueDay, stand, standOn, type Entry, type Ledger } from "./ledger.js";

const by = { type: "Something" };
const months = (count: number): Delay => ({ count, unit: "months" });
const opened = (on: string, delay = months(2)): Entry => ({ kind: "opened", on, delay, by });
const suspended = (on: string, until: string): Entry => ({ kind: "suspended", on, until, by });
const entry = (kind: "not-started" | "resumed" | "met" | "missed", on: string): Entry => ({
  kind,
  on,
  by,
});

describe("a deadline that nothing happens to", () => {
  it("has not started while its ledger is empty", () => {
    expect(stand([])).toEqual({ state: "not-started" });
    expect(dueDay([])).toBeUndefined();
  });
  it("runs from date to date", () =>
    expect(stand([opened("2026-01-15")])).toEqual({
      state: "running",
      openedOn: "2026-01-15",
      delay: months(2),
      suspendedDays: 0,
      due: "2026-03-15",
    }));
  it("stops at the end of a shorter month", () =>
    expect(dueDay([opened("2025-12-31")])).toBe("2026-02-28"));
  it("includes its due day", () => {
    const ledger = [opened("2026-01-15")];
    expect(standOn(ledger, "2026-03-15").state).toBe("running");
    expect(standOn(ledger, "2026-03-16")).toEqual({ state: "missed", due: "2026-03-15" });
  });
  it("can be taken back, and start anew", () => {
    const back = [opened("2026-01-15"), entry("not-started", "2026-01-20")];
    expect(stand(back)).toEqual({ state: "not-started" });
    expect(dueDay([...back, opened("2026-02-01")])).toBe("2026-04-01");
  });
});

describe("a clock that stands still", () => {
  it("gives all the time that the carrier was left, until somebody answers", () =>
    expect(stand([opened("2026-01-15"), suspended("2026-02-01", "2026-02-28")])).toEqual({
      state: "suspended",
      openedOn: "2026-01-15",
      delay: months(2),
      suspendedDays: 0,
      since: "2026-02-01",
      until: "2026-02-28",
      due: "2026-04-12",
    }));
  it("goes on upon the answer, and gives back the days it stood still", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-28"),
        entry("resumed", "2026-02-11"),
      ]),
    ).toMatchObject({ state: "running", suspendedDays: 10, due: "2026-03-25" }));
  it("moves the due day over a month's end by days, after the months are counted", () =>
    expect(
      dueDay([
        opened("2025-12-31"),
        suspended("2026-01-30", "2026-03-01"),
        entry("resumed", "2026-02-02"),
      ]),
    ).toBe("2026-03-03"));
  it("goes on by itself after the last day of the time given", () => {
    const ledger = [opened("2026-01-15"), suspended("2026-02-01", "2026-02-10")];
    expect(standOn(ledger, "2026-02-10").state).toBe("suspended");
    expect(standOn(ledger, "2026-02-11")).toMatchObject({
      state: "running",
      suspendedDays: 10,
      due: "2026-03-25",
    });
  });
  it("gains nothing by an answer that comes after the time given", () =>
    expect(
      dueDay([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-10"),
        entry("resumed", "2026-03-01"),
      ]),
    ).toBe("2026-03-25"));
  it("loses no day when the answer comes on the day of the request", () =>
    expect(
      dueDay([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-10"),
        entry("resumed", "2026-02-01"),
      ]),
    ).toBe("2026-03-15"));
  it("adds up two requests that follow each other", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-20"),
        entry("resumed", "2026-02-06"),
        suspended("2026-02-20", "2026-03-20"),
        entry("resumed", "2026-02-23"),
      ]),
    ).toMatchObject({ state: "running", suspendedDays: 8, due: "2026-03-23" }));
  it("adds up a request that nobody answered and the next one", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-10"),
        suspended("2026-02-20", "2026-03-20"),
        entry("resumed", "2026-02-23"),
      ]),
    ).toMatchObject({ suspendedDays: 13, due: "2026-03-28" }));
  it("stands still once for two requests that overlap, until the later end", () => {
    const ledger = [
      opened("2026-01-15"),
      suspended("2026-02-01", "2026-02-10"),
      suspended("2026-02-05", "2026-02-20"),
    ];
    expect(stand(ledger)).toMatchObject({
      state: "suspended",
      since: "2026-02-01",
      until: "2026-02-20",
      due: "2026-04-04",
    });
    expect(dueDay([...ledger, entry("resumed", "2026-02-12")])).toBe("2026-03-26");
  });
  it("is not cut short by a second request that ends sooner", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-20"),
        suspended("2026-02-05", "2026-02-10"),
      ]),
    ).toMatchObject({ since: "2026-02-01", until: "2026-02-20" }));
  it("is one stop, not two, when the second request comes on the last day of the first", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-10"),
        suspended("2026-02-10", "2026-02-20"),
      ]),
    ).toMatchObject({ suspendedDays: 0, since: "2026-02-01", until: "2026-02-20" }));
  it("can stop on its last day, and then still has that day", () =>
    expect(
      dueDay([
        opened("2026-01-15"),
        suspended("2026-03-15", "2026-04-15"),
        entry("resumed", "2026-03-20"),
      ]),
    ).toBe("2026-03-20"));
  it("cannot be stopped once it has run out", () => {
    const late = [opened("2026-01-15"), suspended("2026-03-16", "2026-04-15")];
    expect(stand(late)).toMatchObject({ state: "running", due: "2026-03-15" });
    expect(standOn(late, "2026-03-20")).toEqual({ state: "missed", due: "2026-03-15" });
  });
  it("does not stop before it starts, nor after its end", () => {
    const request = suspended("2026-02-01", "2026-02-10");
    expect(stand([request])).toEqual({ state: "not-started" });
    expect(stand([opened("2026-01-15"), entry("met", "2026-01-20"), request])).toEqual({
      state: "met",
      on: "2026-01-20",
      due: "2026-03-15",
    });
    expect(stand([opened("2025-01-15"), entry("missed", "2025-03-15"), request])).toEqual({
      state: "missed",
      due: "2025-03-15",
    });
  });
  it("is not moved by an answer to nothing", () =>
    expect(dueDay([opened("2026-01-15"), entry("resumed", "2026-02-01")])).toBe("2026-03-15"));
});

describe("the end of a deadline", () => {
  it("is met on a day, and keeps the due day that stood then", () => {
    expect(stand([opened("2026-01-15"), entry("met", "2026-02-01")])).toEqual({
      state: "met",
      on: "2026-02-01",
      due: "2026-03-15",
    });
    expect(standOn([opened("2026-01-15"), entry("met", "2026-02-01")], "2027-01-01").state).toBe(
      "met",
    );
  });
  it("can be met without ever having started", () =>
    expect(stand([entry("met", "2026-02-01")])).toEqual({ state: "met", on: "2026-02-01" }));
  it("is missed on its due day, whatever the day on which that was recorded", () => {
    const ledger = [opened("2026-01-15")];
    const recorded = [...ledger, entry("missed", "2026-03-15")];
    for (const day of ["2026-03-16", "2026-12-31"])
      expect(standOn(ledger, day)).toEqual(standOn(recorded, day));
  });
  it("leaves out what a request still gave when the answer settles it all", () =>
    expect(
      stand([
        opened("2026-01-15"),
        suspended("2026-02-01", "2026-02-10"),
        entry("met", "2026-03-01"),
      ]),
    ).toEqual({ state: "met", on: "2026-03-01", due: "2026-03-25" }));
});

describe("any ledger", () => {
  const start = "2024-01-31";
  const day = (offset: number) => addDelay(start, { count: offset, unit: "days" });
  const stop = fc.record({ wait: fc.nat(40), given: fc.nat(30), answered: fc.option(fc.nat(50)) });

  /** Stops in the order of the calendar, some answered, some left to run out, some overlapping. */
  const history = fc.array(stop, { maxLength: 6 }).map((stops) => {
    let now = 0;
    return stops.flatMap(({ wait, given, answered }) => {
      const on = (now += wait);
      const request = suspended(day(on), day(on + given));
      if (answered === null) return [request];
      now += answered;
      return [request, entry("resumed", day(now))];
    });
  });

  /** The plain way to say it: walk through the calendar and count the days that stand still. */
  const walked = (entries: Ledger, delay: Delay) => {
    let due = addDelay(start, delay);
    let until = "";
    for (let offset = 0; day(offset) <= due; offset += 1) {
      const today = day(offset);
      for (const happened of entries.filter(({ on }) => on === today)) {
        if (happened.kind === "suspended" && happened.until > until) until = happened.until;
        if (happened.kind === "resumed") until = "";
      }
      if (today <= until) due = addDelay(due, { count: 1, unit: "days" });
      else until = "";
    }
    return due;
  };

  it("falls due as many days later as the clock stood still", () =>
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (entries, count) => {
        const ledger = [opened(start, months(count)), ...entries];
        expect(dueDay(ledger)).toBe(walked(entries, months(count)));
      }),
    ));
  it("never falls due before its delay is over", () =>
    fc.assert(
      fc.property(history, (entries) => {
        const due = dueDay([opened(start), ...entries]) ?? "";
        expect(daysBetween(addDelay(start, months(2)), due)).toBeGreaterThanOrEqual(0);
      }),
    ));
});
