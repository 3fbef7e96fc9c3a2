import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseCheckpoint } from "#audit/checkpoint/checkpoint.js";
import { leafHash } from "#audit/merkle/hash.js";
import { formatSkey, formatVkey, parseVkey, signingKey } from "#audit/note/key.js";
import { parseNote } from "#audit/note/note.js";
import { openNote } from "#audit/note/open-note.js";
import { readKeys } from "./checkpoints.js";
import { retireOldKeys, rotateKey } from "./key-rotation.js";
import { type LogUnderTest, logUnderTest } from "../../test/signed-log.js";
import { Published } from "./published.js";
import { Signer } from "./signer.js";
import { headOf, readTree } from "./tree.js";
import { readTroubles } from "./trouble.js";

let log: LogUnderTest;
let published: Published;
beforeEach(async () => {
  log = await logUnderTest("postgres");
  published = new Published(log.pool);
  await log.append(5);
  await log.sequence(5);
}, 60_000);
afterEach(() => log.close());

const keyFile = () => path.join(log.folder, "log.key");
const served = async () => parseNote((await published.checkpoint()) ?? Buffer.of());
const keys = async () => (await readKeys(log.pool)).map(({ vkey }) => parseVkey(vkey));
const signedSize = async () => parseCheckpoint((await served()).text).size;
const code = (named: string) => ({ message: expect.stringMatching(`^${named}: `) });

describe("The signer", () => {
  it("signs what is sequenced, with a key that it has made for its owner alone", async () => {
    expect(await published.checkpoint()).toBeUndefined();
    await log.signer().sign();
    const note = await served();
    expect(openNote(note, await keys())).toMatchObject({
      signedBy: [{ key: { name: "log.example.org", type: "ed25519" } }],
    });
    const tree = headOf(await readTree(log.pool));
    expect(parseCheckpoint(note.text)).toEqual({
      origin: "log.example.org",
      extensions: [],
      ...tree,
    });
    expect((await fs.stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  it("signs nothing twice, keeps each checkpoint, and keeps its name", async () => {
    await log.signer().sign();
    const first = await published.checkpoint();
    await log.signer().sign();
    expect(await published.checkpoint()).toEqual(first);
    await log.append(300);
    await log.sequence(305);
    await log.signer({ origin: "another.example.org" }).sign();
    const { rows } = await log.pool.query<{ note: string }>(
      "select note from audit.checkpoints order by size",
    );
    expect(rows.map(({ note }) => note.split("\n").slice(0, 2))).toEqual([
      ["log.example.org", "5"],
      ["log.example.org", "305"],
    ]);
  });

  it("signs nothing without the lease", async () => {
    await log.signer({ lease: () => undefined }).sign();
    await log.signer({ lease: () => "99" }).sign();
    expect(await published.checkpoint()).toBeUndefined();
  });

  it("refuses a past that has changed, says so until it is put right, and serves what it had signed", async () => {
    await log.signer().sign();
    await log.append(1);
    await log.sequence(6);
    const { rows } = await log.pool.query<{ hashes: string[] }>("select hashes from audit.tree");
    const [, last = ""] = rows[0]?.hashes ?? [];
    const forged = [Buffer.from(leafHash(Buffer.alloc(32))).toString("base64"), last];
    await log.pool.query("update audit.tree set hashes = $1", [forged]);
    await expect(log.signer().sign()).rejects.toMatchObject(code("TREE_NOT_CONSISTENT"));
    expect(await readTroubles(log.pool)).toEqual([
      { work: Signer.work, code: "TREE_NOT_CONSISTENT", about: { size: 6, signed: 5 } },
    ]);
    expect(await signedSize()).toBe(5);
    await log.pool.query("update audit.tree set hashes = $1", [rows[0]?.hashes]);
    await log.signer().sign();
    expect([await signedSize(), await readTroubles(log.pool)]).toEqual([6, []]);
  });

  it("refuses a log that is shorter than what it has signed, also where the database has forgotten that", async () => {
    await log.signer().sign();
    await log.pool.query("delete from audit.checkpoints");
    await log.pool.query("alter table log.events disable trigger only_added_to");
    await log.pool.query("delete from log.events where position > 3");
    const nothing = "delete from audit.leaves; delete from audit.tiles; delete from audit.keys;";
    const begin = "update audit.tree set size = 0, position = '', before = '', hashes = '{}'";
    await log.pool.query(nothing + begin);
    // While it is read again, nothing is amiss.
    await log.signer().sign();
    await log.sequence(3);
    await expect(log.signer().sign()).rejects.toMatchObject(code("TREE_SHORTER"));
    await log.append(4);
    await log.sequence(7);
    await expect(log.signer().sign()).rejects.toMatchObject(code("TREE_NOT_CONSISTENT"));
    expect(await published.checkpoint()).toBeUndefined();
  });

  it("makes no second key for a log that was signed, and takes none that others may read", async () => {
    await log.signer().sign();
    const kept = await fs.readFile(keyFile());
    await fs.rm(keyFile());
    await expect(log.signer().sign()).rejects.toMatchObject(code("KEY_MISSING"));
    await log.pool.query("delete from audit.checkpoints");
    await expect(log.signer().sign()).rejects.toMatchObject(code("KEY_MISSING"));
    await fs.writeFile(keyFile(), kept, { mode: 0o644 });
    await expect(log.signer().sign()).rejects.toMatchObject(code("KEY_OPEN_TO_OTHERS"));
    await fs.chmod(keyFile(), 0o600);
    const other = signingKey("another.example.org", "ed25519", Buffer.alloc(32, 1));
    const witness = signingKey("log.example.org", "cosignature", Buffer.alloc(32, 1));
    for (const [text, named] of [
      ["PRIVATE+KEY+nonsense", "KEY_LINE"],
      ["# nothing", "KEY_FILE_EMPTY"],
      [formatVkey(other), "KEY_WITHOUT_COMMAND"],
      [formatSkey(witness), "KEY_OF_ANOTHER_TYPE"],
      [`${kept.toString()}${formatSkey(other)}`, "KEY_NAMES_DIFFER"],
      [`${formatVkey(other)} ${process.execPath} -e process.exit(3)`, "KEY_COMMAND_FAILED"],
    ] as const) {
      await fs.writeFile(keyFile(), text);
      await expect(log.signer().sign()).rejects.toMatchObject(code(named));
    }
    await fs.writeFile(keyFile(), kept);
    await log.signer().sign();
    expect(await signedSize()).toBe(5);
  });

  it("changes its key with an overlap: both sign, then the new one alone, and the old one stays told", async () => {
    await log.signer().sign();
    const [old] = await keys();
    if (!old) throw new Error("no key is told");
    await rotateKey(keyFile(), undefined);
    await log.signer().sign();
    const both = await keys();
    expect(both.length).toBe(2);
    // The very tree that was signed, by both now.
    expect([await signedSize(), (await served()).signatures.length]).toEqual([5, 2]);
    for (const key of both) expect(openNote(await served(), [key])).toHaveProperty("signedBy");
    await retireOldKeys(keyFile());
    expect(await retireOldKeys(keyFile())).toBeUndefined();
    await log.append(1);
    await log.sequence(6);
    await log.signer().sign();
    expect(openNote(await served(), [old])).toHaveProperty("rejected");
    expect(openNote(await served(), both)).toHaveProperty("signedBy");
    expect(
      (await readKeys(log.pool)).map(({ vkey, retired }) => [vkey === formatVkey(old), retired]),
    ).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it("goes on under its name with another key where the one that signed is lost", async () => {
    expect(await rotateKey(keyFile(), undefined)).toBeUndefined();
    await log.signer().sign();
    const [lost] = await keys();
    await fs.rm(keyFile());
    expect(await rotateKey(keyFile(), lost?.name)).toMatchObject({ name: "log.example.org" });
    await log.signer().sign();
    expect((await readKeys(log.pool)).map(({ retired }) => retired)).toEqual([false, true]);
  });

  it("lets a command sign, and believes it only as far as the signature holds", async () => {
    const seed = Buffer.alloc(32, 7);
    const vkey = formatVkey(signingKey("log.example.org", "ed25519", seed));
    const program = path.join(log.folder, "sign.mjs");
    const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    await fs.writeFile(
      program,
      `import { createPrivateKey, sign } from "node:crypto";
       import { buffer } from "node:stream/consumers";
       const der = Buffer.from("${pkcs8.toString("hex")}", "hex");
       const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
       const message = await buffer(process.stdin);
       process.stdout.write(sign(null, process.argv[2] ? Buffer.of() : message, key).toString("base64"));`,
    );
    const line = `${vkey} ${process.execPath} ${program}`;
    await fs.writeFile(keyFile(), `${line} wrong\n`, { mode: 0o600 });
    await expect(log.signer().sign()).rejects.toMatchObject(code("KEY_NOT_ITS_OWN"));
    await fs.writeFile(keyFile(), `${line}\n`);
    await log.signer().sign();
    expect(openNote(await served(), [parseVkey(vkey)])).toHaveProperty("signedBy");
  });
});
