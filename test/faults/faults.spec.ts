import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { experiments } from "./experiments.js";

/** As people run them, in a process of its own on the built server, all on one PostgreSQL server. */
const faults = async (...args: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, ["test/faults/run.mjs", "--short", ...args], {
    timeout: 410_000,
  });
  // What was found is told line by line, whatever the status says of all of it.
  return run.then(
    ({ stdout }) => stdout,
    (fault: { readonly stdout?: string }) => fault.stdout ?? "",
  );
};

/** Other suites do these on each run: crash, test/several, the queues', the clock's, the bad events'. */
const elsewhere = new Set([1, 2, 5, 8, 12, 13, 14]);
const own = experiments.filter(({ nth }) => !elsewhere.has(nth));

const lacking = own.flatMap(({ nth, title, lacks }) => {
  const what = lacks?.();
  return what === undefined ? [] : [{ nth, title, what }];
});

describe("the product under faults, in short", () => {
  let told = "";
  beforeAll(async () => {
    told = await faults(...own.flatMap(({ nth }) => ["--only", `${nth}`]));
  }, 420_000);

  const run = own.filter(({ nth }) => !lacking.some((one) => one.nth === nth));
  it.each(run.map(({ nth, title }) => [nth, title]))("%i %s", (nth) => {
    // With all that follows it: what was wrong is told below.
    const one = told.split(/\n(?=\d+ )/).find((some) => some.startsWith(`${nth} `));
    expect(one ?? told).toContain("0 lost, 0 phantom, 0 duplicates, 0 faults");
  });
});

for (const { nth, title, what } of lacking)
  describe.skip(`Fault experiment ${nth} (needs ${what})`, () => {
    it(title, () => undefined);
  });
