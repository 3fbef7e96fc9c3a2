import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { experiments } from "./experiments.js";

/** As people run them, in a process of its own on the built server, all on one PostgreSQL server. */
const faults = async (...args: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, ["test/faults/run.mjs", "--short", ...args], {
    timeout: 230_000,
  });
  // What was found is told line by line, whatever the status says of all of it.
  return run.then(
    ({ stdout }) => stdout,
    (fault: { readonly stdout?: string }) => fault.stdout ?? "",
  );
};

describe("the product under faults, in short", () => {
  let told = "";
  beforeAll(async () => {
    told = await faults();
  }, 240_000);

  for (const { nth, title, lacks } of experiments) {
    const lacking = lacks?.();
    if (lacking !== undefined)
      describe(`experiment ${nth} (needs ${lacking})`, () => it.skip(title, () => undefined));
    else
      it(`${nth} ${title}`, () => {
        const line = told.split("\n").find((one) => one.startsWith(`${nth} `));
        expect(line ?? told).toContain("0 lost, 0 phantom, 0 duplicates, 0 faults");
      });
  }
});
