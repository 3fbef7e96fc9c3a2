import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { laidOut } from "../../test/laid-out.js";
import { LogShorter, refuseShorterLog } from "./log-seen.js";
import { projectionMigrations } from "./migrations.js";
import { pause } from "./pause.js";
import { Projector } from "./projector.js";
import { projectionStatus } from "./status.js";
import { StoryLog } from "./story-log.js";
import { shelf, tool } from "./tool-library.js";

const { connection, pool } = await laidOut(projectionMigrations);
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

const saw = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0001";
/** By another command they are other events. */
const lend = async (log: StoryLog, loans: number, command: string) => {
  for (let n = 0; n < loans; n += 1)
    await log.tell(tool, saw, [{ type: "ToolLent", to: "Ana" }, { type: "ToolReturned" }], {
      command,
    });
};

/** So many loans of one saw; told again, they are the same events. */
const logOf = async (loans: number, command = "LendTool"): Promise<StoryLog> => {
  const log = new StoryLog();
  await log.tell(tool, saw, [{ type: "ToolBought", name: "saw", from: "Ben" }]);
  await lend(log, loans, command);
  return log;
};

/** Follows a log until somebody stops. @returns what was reported */
const following = ({ store, open }: StoryLog) => {
  const reported: unknown[] = [];
  const over = new AbortController();
  const report = (fault: unknown) => void reported.push(fault);
  const projector = new Projector({ connection, store, open, models: [shelf], report });
  const run = projector.run(over.signal);
  const stop = async () => {
    over.abort();
    await run;
  };
  running.push(stop);
  return { reported, stop };
};
const passed = async () => (await projectionStatus(pool))[0]?.events;
const until = async (condition: () => Promise<boolean> | boolean) => {
  while (!(await condition())) await pause(10);
};

describe("a log that was read", () => {
  beforeEach(async () => {
    const log = await logOf(0);
    const { stop } = following(log);
    // Once the table is built, what comes is followed.
    await until(async () => (await passed()) === 1);
    await lend(log, 3, "LendTool");
    await until(async () => (await passed()) === 7);
    await stop();
  });

  it("is known again, as it was and when it has grown", async () => {
    for (const loans of [3, 5])
      await expect(refuseShorterLog((await logOf(loans)).store, pool)).resolves.toBeUndefined();
  });

  it("is known by its place where the last event was damaged, and has been mended since", async () => {
    await pool.query("update read.log_seen set event = ''");
    await expect(refuseShorterLog((await logOf(3)).store, pool)).resolves.toBeUndefined();
    await expect(refuseShorterLog((await logOf(2)).store, pool)).rejects.toThrow(LogShorter);
  });

  it.each([
    ["is shorter now", 2, "LendTool"],
    ["is empty now", -1, "LendTool"],
    ["has others in the place of what was read", 3, "GiveAway"],
    ["has grown again without what was read", 9, "GiveAway"],
  ])("is refused when it %s", async (_, loans, command) => {
    const log = loans < 0 ? new StoryLog() : await logOf(loans, command);
    await expect(refuseShorterLog(log.store, pool)).rejects.toThrow(LogShorter);
  });

  it("is followed no further by projections when it is shorter", async () => {
    const { reported } = following(await logOf(9, "GiveAway"));
    await until(() => reported.length > 0);
    expect(reported[0]).toBeInstanceOf(LogShorter);
    expect(await passed()).toBe(7);
  });
});
