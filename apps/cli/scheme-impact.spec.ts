import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { dossiersFile } from "../server/sample/dossiers.js";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
  await cli.run(["import", dossiersFile(), "--scheme", "creativallee"]);
}, 60_000);
afterAll(() => cli.stop(), 30_000);

/** The rules of the brand with one of them told otherwise. */
const draft = (code: string, when: string): SchemeDefinition => ({
  ...creativallee,
  eligibility: creativallee.eligibility.map((rule) =>
    rule.code === code ? { ...rule, when } : rule,
  ),
});
const impact = async (definition: object, ...more: readonly string[]) => {
  const file = await cli.write("draft.json", JSON.stringify(definition));
  return cli.run(["scheme", "impact", file, ...more]);
};

interface Changed {
  readonly reference: string;
  readonly before: string;
  readonly after: string;
  readonly rules: readonly { readonly code: string }[];
}
const changed = async (definition: object) => {
  const { status, out } = await impact(definition, "--json");
  expect(status).toBe(0);
  return out.map((line) => JSON.parse(line) as Changed);
};

const stored = async () => ({
  files: await fs.readdir(path.join(cli.dataDir, "files"), { recursive: true }),
  log: (await cli.run(["replay"])).out[0],
});

const nearby =
  'organisation.seatDepartment in ["59", "62"] || organisation.actsIn.exists(department, department in ["59", "62"])';
const severalThemes = draft(
  "NO_ELIGIBLE_THEME",
  "has(answers.themes) && answers.themes.size() >= 2",
);

describe("other rules for the files of the first campaign", () => {
  it("without those who only come from the region: the one that neither sits nor acts there is out", async () =>
    expect(await impact(draft("OUTSIDE_TERRITORY", nearby))).toEqual({
      status: 0,
      out: [
        "npdc-16 (checked): eligible → not eligible, by OUTSIDE_TERRITORY",
        "22 checked files: 1 would change, 0 cannot be run again.",
      ],
      error: [],
    }));

  it("with two themes at least: the files of one theme are out, and nobody else", async () => {
    const found = await changed(severalThemes);
    // 01, 07 and 20 have two; 17 has none, which was too few already.
    const others = ["npdc-01", "npdc-07", "npdc-17", "npdc-20"];
    const all = Array.from({ length: 22 }, (_, nth) => `npdc-${String(nth + 1).padStart(2, "0")}`);
    expect(found.map(({ reference }) => reference)).toEqual(
      all.filter((one) => !others.includes(one)),
    );
    for (const one of found)
      expect([one.after, one.rules.map(({ code }) => code)]).toEqual([
        "not-eligible",
        ["NO_ELIGIBLE_THEME"],
      ]);
    // These were out before, for another reason.
    const before = found.filter((one) => one.before === "not-eligible");
    expect(before.map(({ reference }) => reference)).toEqual(["npdc-14", "npdc-15"]);
  });

  it("that say the same change nothing, and nothing is stored by asking", async () => {
    const before = await stored();
    expect((await impact(creativallee)).out).toEqual([
      "22 checked files: 0 would change, 0 cannot be run again.",
    ]);
    await impact(severalThemes);
    expect(await stored()).toEqual(before);
  }, 30_000);

  it("of a label that nobody has applied for concern nobody", async () =>
    expect((await impact({ ...creativallee, id: "another-one" })).out).toEqual([
      "No file has been checked under another-one.",
    ]));

  it("are told what is wrong with them first", async () => {
    const { status, out, error } = await impact(draft("OUTSIDE_TERRITORY", "answers.none"));
    expect([status, out]).toEqual([2, []]);
    expect(error[0]).toContain("draft.json:/eligibility/0/when");
  });

  it("can be interrupted", async () => {
    const gone = new AbortController();
    const out: string[] = [];
    const file = await cli.write("draft.json", JSON.stringify(severalThemes));
    const { status } = await cli.run(["scheme", "impact", file], {
      signal: gone.signal,
      out: (line) => {
        out.push(line);
        gone.abort();
      },
    });
    expect([status, out.length]).toEqual([130, 1]);
  });
});
