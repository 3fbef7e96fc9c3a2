import { describe, expect, it } from "@jest/globals";
import { LogUnavailable } from "#event-store/port.js";
import { tellFailedJob } from "./tell-failed-job.js";

const telling = () => {
  const lines: unknown[] = [];
  const logger = {
    error: (told: unknown) => lines.push(told),
    warn: (told: unknown) => lines.push(told),
  };
  return { lines, tell: tellFailedJob(logger) };
};
const nextAt = new Date("2026-01-20T09:00:01.000Z");

describe("a job that fails", () => {
  it("while the log is away, is a short line: its code and when it is tried again", () => {
    const { lines, tell } = telling();
    const away = new LogUnavailable("The log is away.", { cause: new Error("14 UNAVAILABLE") });
    for (let nth = 0; nth < 3; nth += 1) tell(away, { nextAt });
    expect(lines).toEqual(
      Array.from({ length: 3 }, () => "LogUnavailable: tried again at 2026-01-20T09:00:01.000Z"),
    );
  });

  it("for another reason, is told whole at first, then as a short line", () => {
    const { lines, tell } = telling();
    const fault = new TypeError("It is not iterable.");
    tell(fault, { nextAt });
    tell(fault, { nextAt });
    tell(fault, {});
    expect(lines).toEqual([
      fault,
      "TypeError: tried again at 2026-01-20T09:00:01.000Z",
      "TypeError: not tried again by itself",
    ]);
  });

  it("says no more than the code of what a database refused", () => {
    const { lines, tell } = telling();
    const refused = Object.assign(new Error("invalid input: Jo Vasseur"), { code: "22P02" });
    tell(refused, { nextAt });
    tell(refused, { nextAt });
    expect(lines[1]).toBe("22P02: tried again at 2026-01-20T09:00:01.000Z");
  });
});
