import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { formatVkey, noteKey } from "#audit/note/key.js";
import { type CommandLine, commandLine } from "../../../test/command-line.js";
import { signTree } from "../../../test/sign-tree.js";
import { dossiersFile } from "../../server/sample/dossiers.js";

let cli: CommandLine;
let policy: string;
let bundle: string;
let kept: string;

const beside = (name: string) => path.join(path.dirname(cli.dataDir), name);
const file = (name: string, of = bundle) => path.join(of, name);
/** As on another machine: there is no data folder, and the environment names nothing. */
const verify = (...args: string[]) =>
  cli.run(["audit", "verify", ...args], { env: { DATA_DIR: "/nowhere/at/all" } });

beforeAll(async () => {
  cli = await commandLine();
  const imported = await cli.run(["import", dossiersFile(), "--scheme", "creativallee"]);
  expect([imported.status, imported.error]).toEqual([0, []]);
  const key = await signTree(cli);
  policy = await cli.write("policy.txt", `log ${formatVkey(key)}\nquorum none\n`);
  const signed = await cli.house
    .pool("spec", 1)
    .query<{ note: string }>("select note from audit.checkpoints");
  kept = await cli.write("kept.txt", signed.rows[0]?.note ?? "");
  bundle = beside("bundle");
}, 120_000);
afterAll(() => cli.stop(), 30_000);

describe("A bundle", () => {
  it("is refused while nothing is signed, and leaves nothing behind", async () => {
    const other = await commandLine();
    const { status, error } = await other.run(["audit", "export", beside("none")]);
    await other.stop();
    expect([status, error]).toEqual([1, [expect.stringContaining("Nothing is signed yet")]]);
    await expect(fs.access(beside("none"))).rejects.toThrow("ENOENT");
  }, 60_000);

  it("holds all that it takes, and tells how it is to be verified", async () => {
    const { status, out, error } = await cli.run(["audit", "export", bundle]);
    expect([status, error]).toEqual([0, [expect.stringContaining("personal data")]]);
    expect(out).toEqual([expect.stringMatching(/^[1-9]\d* events in .*audit verify/)]);
    expect((await fs.readdir(bundle)).sort()).toEqual([
      "README.md",
      "checkpoints.ndjson",
      "definitions.ndjson",
      "events.ndjson",
      "keys.ndjson",
      "log-keys.txt",
      "manifest.json",
      "sealed.ndjson",
    ]);
    expect((await fs.stat(file("keys.ndjson"))).mode & 0o777).toBe(0o600);
    expect((await cli.run(["audit", "export", bundle])).status).toBe(1);
  });

  it("is verified with no data folder, and goes on from what was kept", async () => {
    const { status, out, error } = await verify(bundle, "--policy", policy, "--kept", kept);
    expect([status, error]).toEqual([0, []]);
    expect(out.filter((line) => !line.startsWith("PASS"))).toEqual([]);
    expect(out).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^PASS {2}decisions taken again: [1-9]/),
        expect.stringMatching(/^PASS {2}rules run again by another evaluator: [1-9]/),
        expect.stringMatching(/^PASS {2}sealed values, opened: [1-9]/),
        expect.stringMatching(/^PASS {2}checkpoints kept from before: 1/),
      ]),
    );
    const json = await verify(bundle, "--policy", policy, "--json");
    expect(JSON.parse(json.out.at(-1) ?? "")).toMatchObject({ verdict: "PASS" });
  });

  it("ends, where it is to, with the first signed tree that holds what had happened by then", async () => {
    const { status } = await cli.run(["audit", "export", beside("until"), "--until", "2006-01-01"]);
    expect(status).toBe(0);
    const { out } = await verify(beside("until"), "--policy", policy);
    expect(out.join("\n")).toContain("Up to the first checkpoint after 2006-01-01T");
    expect((await cli.run(["audit", "export", beside("u"), "--until", "2999-01-01"])).status).toBe(
      2,
    );
  });
});

describe("A bundle of one file", () => {
  it("proves each event by itself, decides the file again, and says that it is a part", async () => {
    const { rows } = await cli.house
      .pool("spec", 1)
      .query<{ stream: string }>(
        "select stream from audit.leaves where stream like 'application-%' order by index limit 1",
      );
    const id = (rows[0]?.stream ?? "").slice("application-".length);
    const folder = beside("file");
    const exported = await cli.run(["audit", "export", folder, "--application", id]);
    expect([exported.status, exported.error]).toEqual([0, [expect.stringContaining("personal")]]);
    const { status, out } = await verify(folder, "--policy", policy, "--kept", kept);
    const said = out.join("\n");
    expect([status, said]).toEqual([0, expect.stringContaining(`the file ${id}`)]);
    expect(said).toContain("proven by nothing");
    expect(said).toMatch(/^PASS {2}decisions taken again: [1-9]/m);
    expect(said).toMatch(/^PASS {2}rules run again by another evaluator: [1-9]/m);
    const events = (await fs.readFile(file("events.ndjson", folder), "utf8")).trimEnd().split("\n");
    const whole = (await fs.readFile(file("events.ndjson"), "utf8")).trimEnd().split("\n");
    expect(events.length).toBeLessThan(whole.length);
    expect(whole).toEqual(expect.arrayContaining(events));
    // Another's event with the proof of this one.
    const other = whole.find((line) => !events.includes(line)) ?? "";
    await fs.writeFile(file("events.ndjson", folder), [other, ...events.slice(1), ""].join("\n"));
    const forged = await verify(folder, "--policy", policy);
    expect([forged.status, forged.out.join("\n")]).toEqual([
      1,
      expect.stringContaining("[NOT_INCLUDED]"),
    ]);
  });

  it("is an auditor's: nobody is given everything in another's name", async () => {
    const { status, error } = await cli.run(["--as", "x", "audit", "export", beside("other")]);
    expect([status, error]).toEqual([2, [expect.stringContaining("for an auditor")]]);
  });
});

describe("A bundle that somebody has had in hand", () => {
  const copy = async (change: (folder: string) => Promise<void>) => {
    const folder = await fs.mkdtemp(beside("copy-"));
    await fs.cp(bundle, folder, { recursive: true });
    await change(folder);
    return folder;
  };
  const verdict = async (change: (folder: string) => Promise<void>) => {
    const folder = await copy(change);
    const before = await fs.readdir(folder);
    const { status, out, error } = await verify(folder, "--policy", policy);
    expect(await fs.readdir(folder)).toEqual(before);
    return { status, said: [...out, ...error].join("\n") };
  };
  const edited = (name: string, edit: (text: string) => string) => (folder: string) =>
    fs
      .readFile(file(name, folder), "utf8")
      .then((text) => fs.writeFile(file(name, folder), edit(text)));

  it("fails where a file is not the one that the manifest tells of, event by event", async () => {
    const found = await verdict(
      edited("events.ndjson", (text) => text.replace('"as":"engine"', '"as":"auditor"')),
    );
    expect(found.status).toBe(1);
    expect(found.said).toMatch(/FAIL {2}event \d+, [a-z]+-\S+ \d+ \w+: .* \[EVENT_ALTERED\]/);
    expect(found.said).toMatch(/\[FILE_ALTERED\]/);
    expect(found.said).toMatch(/\[ROOT_DIFFERS\]/);
  });

  it("fails where a file is missing, or is a link to another", async () => {
    const missing = await verdict((folder) => fs.rm(file("sealed.ndjson", folder)));
    expect(missing).toMatchObject({ status: 1, said: expect.stringMatching(/\[PART_MISSING\]/) });
    const linked = await verdict(async (folder) => {
      await fs.rm(file("events.ndjson", folder));
      await fs.symlink(file("events.ndjson"), file("events.ndjson", folder));
    });
    expect(linked).toMatchObject({ status: 1, said: expect.stringMatching(/\[FILE_MISSING\]/) });
  });

  it("cannot be run where there is no bundle, or one of another form", async () => {
    const folder = beside("empty");
    await fs.mkdir(folder);
    expect((await verify(folder, "--policy", policy)).status).toBe(2);
    expect((await verify(bundle, "--policy", "nowhere")).status).toBe(2);
    expect((await verify(bundle, "--policy", kept)).status).toBe(2);
    expect((await verify(bundle, "--policy", policy, "--kept", "nowhere")).status).toBe(2);
    const strange = await verdict(
      edited("manifest.json", (text) => text.replace('"README.md"', '"../README.md"')),
    );
    expect(strange.status).toBe(2);
    const long = await verdict((to) =>
      fs.writeFile(file("sealed.ndjson", to), Buffer.alloc(9_000_000, 0x61)),
    );
    expect(long).toMatchObject({
      status: 2,
      said: expect.stringContaining("a line that is longer"),
    });
  });

  it("is not believed under a policy that names another key", async () => {
    const other = formatVkey(noteKey("log.example.org", "ed25519", Buffer.alloc(32, 1)));
    const wrong = await cli.write("wrong.txt", `log ${other}\nquorum none\n`);
    const { status, out } = await verify(bundle, "--policy", wrong);
    expect([status, out.join("\n")]).toEqual([
      1,
      expect.stringContaining("[CHECKPOINT_NOT_SIGNED]"),
    ]);
  });

  it("may be left in the middle", async () => {
    const stopped = AbortSignal.abort();
    const { status } = await cli.run(["audit", "verify", bundle, "--policy", policy], {
      signal: stopped,
    });
    expect(status).toBe(130);
  });
});
