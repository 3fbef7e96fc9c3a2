import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { keepKeys } from "#audit-log/checkpoints.js";
import { addKey, readKeyFile } from "#audit-log/key-file.js";
import { formatVkey, noteKey, parseVkey } from "#audit/note/key.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
  await ok("person", "add", "--name", "Ana Dupré", "--email", "a@example.org", "--role", "auditor");
}, 60_000);
afterAll(() => cli.stop(), 30_000);

const call = (...args: string[]) => cli.run(args);
const ok = async (...args: string[]) => {
  const { status, out, error } = await call(...args);
  expect([status, error.join("\n")]).toEqual([0, expect.any(String)]);
  return out;
};
const sql = async (text: string) => {
  const pool = cli.house.pool("spec", 1);
  return (await pool.query<{ hash: Buffer }>(text)).rows;
};
const keyFile = () => path.join(cli.dataDir, "audit", "log.key");

describe("The tree of the log", () => {
  it("is made from the log, and found the same, whatever was there", async () => {
    expect((await call("audit", "rebuild", "--check")).out.at(-1)).toMatch(/of 0 events/);
    const [built, same] = await ok("audit", "rebuild");
    expect(built).toMatch(/made anew from [1-9]\d* events/);
    expect(same).toMatch(/says what the log says/);
    await sql("delete from audit.leaves where index = 1");
    await ok("audit", "rebuild");
    expect(await ok("doctor")).toContainEqual(
      expect.stringMatching(/^✓ Tree of the log: [1-9]\d* events, of which 0 signed$/),
    );
  });

  it("is told event by event where it is not what the log says", async () => {
    const [was] = await sql("select hash from audit.leaves where index = 1");
    await sql("update audit.leaves set hash = sha256('') where index = 1");
    await sql("update audit.tiles set bytes = sha256('') || substring(bytes from 33)");
    await sql(
      "insert into audit.checkpoints (size, note, quorum) values (2, e'log\\n2\\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\\n\\n— log AAAAAAAA\\n', true)",
    );
    const { status, out, error } = await call("audit", "rebuild", "--check");
    expect(status).toBe(1);
    expect(out).toEqual([
      expect.stringMatching(/^event 1: /),
      expect.stringMatching(/^tile\/0\/000\.p\/\d+: /),
      expect.stringMatching(/^checkpoint: what was signed of 2 events /),
    ]);
    expect(error).toEqual(["The tree and the log do not say the same."]);
    await sql("delete from audit.checkpoints");
    await ok("audit", "rebuild");
    expect(await sql("select hash from audit.leaves where index = 1")).toEqual([was]);
  });
});

describe("The key of the log", () => {
  it("is changed with an overlap, and kept under its name", async () => {
    expect((await call("audit", "rotate-key")).status).toBe(1);
    const first = await addKey(keyFile(), "log.example.org", "ed25519");
    await keepKeys(cli.house.pool("keys", 1), [first]);
    expect((await call("audit", "rotate-key", "--retire")).status).toBe(1);
    const [vkey = ""] = await ok("audit", "rotate-key");
    expect(parseVkey(vkey).name).toBe("log.example.org");
    const both = (await readKeyFile(keyFile(), "ed25519")) ?? [];
    expect(both.map(({ key }) => formatVkey(key))).toEqual([vkey, formatVkey(first)]);
    expect((await fs.stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await ok("audit", "rotate-key", "--retire")).toEqual([vkey]);
    await fs.rm(keyFile());
    const [another = ""] = await ok("audit", "rotate-key");
    expect(parseVkey(another).name).toBe("log.example.org");
    await fs.chmod(keyFile(), 0o644);
    expect((await call("audit", "rotate-key")).error.join()).toContain("make it 0600");
  });
});

describe("The key that signs certificates", () => {
  it("is changed, and those before it stay", async () => {
    const file = path.join(cli.dataDir, "audit", "certificates.key");
    const rotate = ["audit", "rotate-key", "--certificates"];
    expect((await call(...rotate)).status).toBe(1);
    const first = await addKey(file, "certificates", "ed25519");
    const [vkey = ""] = await ok(...rotate);
    const both = (await readKeyFile(file, "ed25519")) ?? [];
    expect(both.map(({ key }) => formatVkey(key))).toEqual([vkey, formatVkey(first)]);
    expect((await call(...rotate, "--retire")).status).toBe(2);
  });
});

describe("A witness on the command line", () => {
  it("needs nothing but its folder and the logs that it watches, and ends when it is asked to", async () => {
    const log = formatVkey(noteKey("log.example.org", "ed25519", Buffer.alloc(32, 1)));
    const policy = await cli.write("policy", `log ${log}\nquorum none\n`);
    const folder = path.join(path.dirname(policy), "witness");
    const stopping = new AbortController();
    const said: string[] = [];
    const args = ["witness", folder, "--logs", policy, "--port", "0"];
    expect((await call(...args)).error.join()).toContain("what it is to be called");
    const running = cli.run([...args, "--name", "witness.example.org"], {
      signal: stopping.signal,
      env: {},
      error: (line) => void said.push(line),
    });
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const [address = ""] = /http:\/\/\S+/.exec(said.join(" ")) ?? [];
    const told = await (await fetch(address)).text();
    stopping.abort();
    const { out } = await running;
    expect(out).toEqual([told.trim()]);
    expect(parseVkey(told.trim())).toMatchObject({
      name: "witness.example.org",
      type: "cosignature",
    });
  });

  it("is refused in a sentence where its input will not do", async () => {
    const empty = await cli.write("empty", "quorum none\n");
    const broken = await cli.write("broken", "witness\n");
    for (const args of [
      ["--logs", empty],
      ["--logs", broken],
      ["--logs", "nowhere"],
      ["--logs", empty, "--port", "x"],
      ["--logs", empty, "--name", "a b"],
    ])
      expect((await call("witness", "w", ...args)).status).toBe(2);
  });
});
