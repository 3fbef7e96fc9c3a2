import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

/** The crash test as people run it, in a process of its own on the built server. */
const crash = async (...args: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, ["test/crash/run.mjs", ...args], {
    // Before its test's own time is over: a process that is left behind keeps the whole run waiting.
    timeout: 170_000,
  });
  return (await run).stdout;
};

describe("a server that is killed under load, again and again", () => {
  it("keeps what it acknowledged, once, and its read models true", async () => {
    expect(await crash("--rounds", "4")).toMatch(
      /seed \d+: 4 kills, \d+ commands, .* [1-9]\d* decisions, .* 0 faults/,
    );
  }, 180_000);

  it("would be found out if it acknowledged what is not on disk", async () => {
    expect(await crash("--prove", "--flaw", "commits-in-memory", "--rounds", "2")).toContain(
      "is found",
    );
  }, 180_000);

  it("would be found out if a read model passed an event over", async () => {
    expect(await crash("--prove", "--flaw", "skips-events", "--rounds", "1")).toContain("is found");
  }, 180_000);

  it("would be found out if decisions were lost on their way", async () => {
    expect(await crash("--prove", "--flaw", "loses-decisions", "--rounds", "1")).toContain(
      "is found",
    );
  }, 180_000);
});
