import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { dossiersFile } from "../server/sample/dossiers.js";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
}, 60_000);
afterAll(() => cli.stop(), 30_000);

const corpus = fs.readFileSync(dossiersFile(), "utf8");
const [first = ""] = corpus.split("\n");

type Tree = { readonly [key: string]: unknown };
type Dossier = Tree & {
  readonly organisation: Tree;
  readonly initiative: Tree;
  readonly signatory: Tree;
};
/** A good dossier of its own organisation, changed. */
const dossier = (ref: string, change: (good: Dossier) => Tree = (good) => good): string => {
  const parsed = JSON.parse(first) as Dossier;
  const organisation = { ...parsed.organisation, name: `Structure ${ref}` };
  return JSON.stringify(change({ ...parsed, ref, organisation }));
};

const take = async (content: string | Uint8Array, more: readonly string[] = ["--json"]) => {
  const file = await cli.write("dossiers.jsonl", content);
  const said = await cli.run(["import", file, "--scheme", "creativallee", ...more]);
  const told = said.error.map((line) => line.replace(`${file}:`, ""));
  return { ...said, error: told, answers: said.out.map((line) => JSON.parse(line) as Tree) };
};

/** What the doctor says of the log: how many events it has. */
const logLine = async () => (await cli.run(["doctor"])).out.find((line) => line.includes("Log:"));

const organisation = (change: Tree) => (good: Dossier) => ({
  ...good,
  organisation: { ...good.organisation, ...change },
});
const initiative = (change: Tree) => (good: Dossier) => ({
  ...good,
  initiative: { ...good.initiative, ...change },
});
const without =
  (...path: readonly string[]) =>
  (tree: Tree): Tree => {
    const [key = "", ...rest] = path;
    const { [key]: value, ...others } = tree;
    return rest.length === 0 ? others : { ...others, [key]: without(...rest)(value as Tree) };
  };

const bad: readonly (readonly [string, string | Uint8Array])[] = [
  ["broken JSON", "{"],
  ["a list", "[]"],
  ["a number", "1e999"],
  ["broken UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ["an overlong line", `"${"x".repeat(300_000)}"`],
  ["an endless line", Buffer.alloc(2_000_000, "x")],
  ["an unknown field", dossier("b", (good) => ({ ...good, colour: "red" }))],
  ["an unknown field inside", dossier("b", organisation({ siret: "73282932000074" }))],
  ["__proto__", dossier("b").replace("{", '{"__proto__":{"x":1},')],
  ["a repeated field", dossier("b").replace("{", '{"ref":"b",')],
  ["a repeated field inside", dossier("b").replace('"kind":', '"kind":"club","kind":')],
  ["no ref", dossier("b", without("ref"))],
  ["a blank ref", dossier("\u00a0")],
  ["a number as ref", dossier("b", (good) => ({ ...good, ref: 12 }))],
  ["no organisation", dossier("b", without("organisation"))],
  ["no name", dossier("b", without("organisation", "name"))],
  ["a blank name", dossier("b", organisation({ name: " \u0085" }))],
  ["no departments", dossier("b", without("organisation", "actsIn"))],
  ["a region code as department", dossier("b", organisation({ actsIn: ["32", "R32"] }))],
  ["an unknown commune", dossier("b", organisation({ seat: { insee: "59999", commune: "?" } }))],
  ["origin as text", dossier("b", organisation({ regionalOrigin: "yes" }))],
  ["an unknown institution", dossier("b", organisation({ institution: "Région" }))],
  ["no title", dossier("b", without("initiative", "title"))],
  ["no summary", dossier("b", without("initiative", "summary"))],
  ["an unknown type of action", dossier("b", initiative({ actionType: "lobbying" }))],
  ["an unknown channel", dossier("b", initiative({ channels: ["radio"] }))],
  ["an unknown use of the brand", dossier("b", initiative({ brandUse: "tattoo" }))],
  ["an impossible day", dossier("b", initiative({ startsOn: "2006-02-30" }))],
  ["a day with a time", dossier("b", initiative({ startsOn: "2006-02-03T00:00:00Z" }))],
  ["an end before the start", dossier("b", initiative({ endsOn: "2006-09-10" }))],
  ["an unknown place", dossier("b", initiative({ places: [{ insee: "00000", commune: "?" }] }))],
  ["no place", dossier("b", without("initiative", "places"))],
  ["an unknown article", dossier("b", (good) => ({ ...good, charterAnswers: { article6: "x" } }))],
  ["a fraction", dossier("b", (good) => ({ ...good, knownIndicators: { visits: 1.5 } }))],
  ["a huge number", dossier("b", (good) => ({ ...good, knownIndicators: { visits: 1e300 } }))],
  ["half a character", dossier("b").replace("Structure b", "Structure \\ud83e")],
  ["U+0000", dossier("b").replace("Structure b", "Structure \\u0000")],
  [
    "a signatory without a role",
    dossier("b", (good) => ({ ...good, signatory: without("role")(good.signatory) })),
  ],
];

describe("importing a file", () => {
  it("gives an object a dossier, on the corpus what the corpus expects", async () => {
    const { status, error, answers } = await take(corpus);
    expect([status, error]).toEqual([0, []]);
    const expected = corpus
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { ref: string; expected: Tree })
      .map(({ ref, expected }) => ({
        ref,
        application: expect.any(String),
        reasons: [],
        missing: [],
        ...expected,
      }));
    expect(answers).toEqual(expected);
    expect(Object.keys(answers[0] ?? {})).toEqual([
      "ref",
      "application",
      "eligibility",
      "reasons",
      "missing",
    ]);
  }, 60_000);

  it("prints the first answers again the second time, to the letter", async () => {
    const [once, again] = [await take(corpus), await take(corpus)];
    expect(again.out).toEqual(once.out);
    const before = await logLine();
    await take(corpus.replaceAll('"note": "', '"note": "Seen again. '));
    expect(await logLine()).toBe(before);
  }, 60_000);

  it.each(bad)("finds %s bad, says where and why, and stores nothing", async (_, line) => {
    const before = await logLine();
    const { status, out, error } = await take(line);
    expect([status, out]).toEqual([2, []]);
    expect(error).toEqual([expect.stringMatching(/^1: .{10}/)]);
    expect(await logLine()).toBe(before);
  });

  it("lets the others through, counts blank lines, and needs no last newline", async () => {
    const content = ["", dossier("among-1"), " \t", "{", "\r", dossier("among-2")].join("\n");
    const { status, error, answers } = await take(content);
    expect([status, error]).toEqual([2, [expect.stringMatching(/^4: /)]]);
    expect(answers.map(({ ref }) => ref)).toEqual(["among-1", "among-2"]);
  });

  it("takes lines that end as on other systems, and a byte order mark before the first", async () => {
    const content = `\ufeff${dossier("bom-1")}\r\n${dossier("bom-2")}\r\n`;
    expect(await take(content)).toMatchObject({ status: 0, error: [] });
  });

  it("tells every fault of a line at once", async () => {
    const { error } = await take(
      dossier("b", (good) => ({ ...organisation({ kind: 1, actsIn: ["00"] })(good), extra: 1 })),
    );
    expect(error[0]).toMatch(/organisation\.kind: .*organisation\.actsIn\.0: /);
    expect(error[0]).toContain("extra");
  });

  it("finds a known reference with other content bad, and a contradicted organisation", async () => {
    await take(dossier("known"));
    const other = dossier("known", initiative({ title: "Autre chose" }));
    const sibling = dossier("sibling", organisation({ name: "Structure known", kind: "club" }));
    const { status, out, error } = await take(`${other}\n${sibling}\n`);
    expect([status, out]).toEqual([2, []]);
    expect(error).toEqual([
      expect.stringMatching(/^1: .*other content/),
      expect.stringMatching(/^2: .*other values for: kind/),
    ]);
  });

  it("is 0 whatever the eligibility, and takes an unsigned dossier as it is", async () => {
    const unsigned = dossier("unsigned", without("signatory"));
    const { status, answers } = await take(unsigned);
    expect(status).toBe(0);
    expect(answers).toMatchObject([{ eligibility: "incomplete", missing: ["signatory"] }]);
  });

  it.each([
    ["missing.jsonl", "creativallee", /cannot be read \(ENOENT\)/],
    [dossiersFile(), "unheard-of", /No published scheme is called “unheard-of”/],
  ])("refuses %s for %s in one sentence", async (file, scheme, why) => {
    const said = await cli.run(["import", file, "--scheme", scheme]);
    expect(said).toEqual({ status: 2, out: [], error: [expect.stringMatching(why)] });
  });

  it("stops between two dossiers, and goes on where it was", async () => {
    const interrupt = new AbortController();
    const file = await cli.write("long.jsonl", `${dossier("long-1")}\n${dossier("long-2")}\n`);
    const args = ["import", file, "--scheme", "creativallee", "--json"];
    const out: string[] = [];
    const cut = await cli.run(args, {
      signal: interrupt.signal,
      out: (line) => {
        out.push(line);
        interrupt.abort();
      },
    });
    expect([cut.status, out.length]).toEqual([130, 1]);
    const { status, out: all } = await cli.run(args);
    expect([status, all.length, all[0]]).toEqual([0, 2, out[0]]);
  });
});
