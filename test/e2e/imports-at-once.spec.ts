import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dossiersFile } from "../../apps/server/sample/dossiers.js";

let dataDir: string;
beforeAll(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-imports-"));
});
afterAll(() => fs.rm(dataDir, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** The command line as a process of its own, on a folder without a server. */
const call = (...args: readonly string[]): Promise<Ended> => {
  const source = ["--conditions=source", "--import", "./test/typescript.mjs", "apps/cli/main.ts"];
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir, NODE_ENV: "development" };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...source, ...args], { env }, (_, out, error) =>
      resolve({ status: child.exitCode ?? -1, out, error }),
    );
  });
};

describe("imports of one file by several processes at the same time", () => {
  it("start the folder's database between them, and all give the same answers", async () => {
    const args = ["import", dossiersFile(), "--scheme", "creativallee", "--json"] as const;
    const [one, two, three] = await Promise.all([call(...args), call(...args), call(...args)]);
    expect(one).toMatchObject({ status: 0, error: "" });
    expect(one.out.trim().split("\n")).toHaveLength(22);
    expect([two, three]).toEqual([one, one]);
    const { status, out } = await call("replay");
    expect([status, out]).toEqual([0, expect.stringContaining("applications: 22 rows, the same")]);
  }, 120_000);
});
