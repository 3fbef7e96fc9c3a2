import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import type { Enrolled } from "../../test/enrol.js";
import { seated } from "../../test/seated.js";
import { dossiersFile } from "../server/sample/dossiers.js";
import { withSession } from "./session.js";

let cli: CommandLine;
let chair: Enrolled;
beforeAll(async () => {
  cli = await commandLine();
  await cli.run(["import", dossiersFile(), "--scheme", "creativallee"]);
  const { signal } = new AbortController();
  const terminal = { language: "en", env: cli.env, isWatched: false, signal } as const;
  const quiet = { ...terminal, out: () => undefined, error: () => undefined };
  await withSession(quiet, undefined, async ({ engine }) => {
    const found = (await seated(engine, creativallee)).find(({ as }) => as === "chair");
    if (!found) throw new Error("nobody presides");
    chair = found;
  });
}, 60_000);
afterAll(() => cli.stop(), 30_000);

const asChair = (...args: readonly string[]) => cli.run(["--as", chair.token, ...args]);
const readings = async (...args: readonly string[]) => {
  const { status, out } = await cli.run(["readings", ...args, "--json"]);
  expect(status).toBe(0);
  return out.map((line) => JSON.parse(line) as { readonly person: string; readonly what: string });
};

describe("what a member reads on the command line", () => {
  it("is recorded as what they read over HTTP is, once, and lists are not", async () => {
    expect((await asChair("applications")).status).toBe(0);
    expect((await asChair("desk")).status).toBe(0);
    expect(await readings()).toEqual([]);
    for (let n = 0; n < 2; n += 1) expect((await asChair("show", "npdc-01")).status).toBe(0);
    expect(await readings()).toMatchObject([{ person: chair.id, what: "file" }]);
    expect(await readings("npdc-02")).toEqual([]);
    expect(await readings("npdc-01", "--person", chair.id)).toHaveLength(1);
  }, 30_000);

  it("is not, where an operator reads: they could read the tables themselves", async () => {
    expect((await cli.run(["show", "npdc-02"])).status).toBe(0);
    expect(await readings("npdc-02")).toEqual([]);
  });

  it("is told to nobody who is no auditor", async () => {
    const { status, out } = await asChair("readings");
    expect([status, out]).toEqual([1, []]);
    const told = await cli.run(["readings"]);
    expect(told.out).toEqual([
      expect.stringMatching(/^WHEN +WHO +FILE +WHAT +VERSION OR DOCUMENT +REVIEWS BY *$/),
      expect.stringContaining(chair.id),
    ]);
  });
});
