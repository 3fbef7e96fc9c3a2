import fs from "node:fs/promises";
import path from "node:path";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { judge } from "#audit/checkpoint/judge.js";
import type { Policy } from "#audit/checkpoint/policy.js";
import { parseNote } from "#audit/note/note.js";
import { parseVkey } from "#audit/note/key.js";
import { formatAddCheckpoint } from "#audit/witness/add-checkpoint.js";
import { lastSigned, readKeys } from "../checkpoints.js";
import { Cosigner } from "../cosigner.js";
import { type LogUnderTest, logUnderTest } from "../../../test/signed-log.js";
import { Published } from "../published.js";
import { readTroubles } from "../trouble.js";
import { openWitness } from "./open-witness.js";
import { SeenHeads } from "./seen-heads.js";
import { witnessServer } from "./witness-server.js";

let log: LogUnderTest;
let closing: (() => Promise<void>)[];
beforeEach(async () => {
  closing = [];
  log = await logUnderTest("postgres");
  await log.append(3);
  await log.sequence(3);
  await log.signer({ isEnoughAlone: false }).sign();
}, 60_000);
afterEach(async () => {
  for (const close of closing) await close();
  await log.close();
});

const logKeys = async () =>
  (await readKeys(log.pool)).map(({ vkey }) => ({ key: parseVkey(vkey) }));

const alarms: string[] = [];
const witnessing = async (name: string) => {
  const folder = path.join(log.folder, name);
  const { witness, signatory } = await openWitness(folder, await logKeys(), name, (file) =>
    alarms.push(file),
  );
  const { address, close } = await witnessServer(witness, signatory.key, {
    port: 0,
    host: "127.0.0.1",
  });
  closing.push(close);
  return { name, key: signatory.key, url: address, folder };
};

const policyOf = async (...witnesses: Policy["witnesses"]): Promise<Policy> => ({
  logs: await logKeys(),
  witnesses,
  quorum: {
    group: "all",
    atLeast: witnesses.length,
    of: witnesses.map((witness) => ({ witness })),
  },
});

const faults: unknown[] = [];
const cosigner = (policy: Policy) => new Cosigner(log.pool, policy, (fault) => faults.push(fault));
const judged = async (policy: Policy) =>
  judge(policy, parseNote((await new Published(log.pool).checkpoint()) ?? Buffer.of()));
const grow = async (size: number) => {
  await log.append(size - ((await lastSigned(log.pool))?.size ?? 0));
  await log.sequence(size);
  await log.signer({ isEnoughAlone: false }).sign();
};
const isReached = async () =>
  (
    await log.pool.query<{ quorum: boolean }>(
      "select quorum from audit.checkpoints order by size desc limit 1",
    )
  ).rows[0]?.quorum;

describe("A log and its witnesses", () => {
  it("gather cosignatures, of which the served note is made and the quorum counted", async () => {
    const policy = await policyOf(await witnessing("north"), await witnessing("south"));
    expect(await judged(policy)).toHaveProperty("rejected.code", "QUORUM_NOT_REACHED");
    expect(await isReached()).toBe(false);
    await cosigner(policy).ask();
    expect(await judged(policy)).toMatchObject({ checkpoint: { size: 3 } });
    await grow(300);
    await cosigner(policy).ask();
    const believed = await judged(policy);
    expect(believed).toMatchObject({ checkpoint: { size: 300 } });
    expect("cosignatures" in believed && believed.cosignatures.map(({ key }) => key.name)).toEqual(
      expect.arrayContaining(["north", "south"]),
    );
    expect([await isReached(), faults]).toEqual([true, []]);
  });

  it("go on where one is away, and tell which; back again, it goes on where it was", async () => {
    const [here, away] = [await witnessing("here"), await witnessing("away")];
    const policy = await policyOf(here, { ...away, url: "http://127.0.0.1:1" });
    await cosigner(policy).ask();
    expect(await isReached()).toBe(false);
    expect(await readTroubles(log.pool)).toEqual([
      expect.objectContaining({ work: "witness away", code: "WITNESS_AWAY" }),
    ]);
    expect(faults.splice(0).length).toBe(1);
    await grow(5);
    await cosigner(await policyOf(here, away)).ask();
    expect([await isReached(), await readTroubles(log.pool)]).toEqual([true, []]);
  });

  it("agree on where to go on from after an answer was lost, or the log forgot", async () => {
    const witness = await witnessing("only");
    const policy = await policyOf(witness);
    await cosigner(policy).ask();
    await log.pool.query("delete from audit.cosignatures");
    await grow(7);
    await cosigner(policy).ask();
    expect([await isReached(), faults]).toEqual([true, []]);
    await log.pool.query("delete from audit.cosignatures");
    await log.pool.query("delete from audit.checkpoints where size = 7");
    await cosigner(policy).ask();
    expect(await readTroubles(log.pool)).toEqual([
      { work: "witness only", code: "WITNESS_ELSEWHERE", about: { witness: "only", size: 7 } },
    ]);
    faults.length = 0;
  });

  it("do not believe whoever answers in a witness's name, or with something else", async () => {
    const { name, key } = await witnessing("true");
    const other = createServer((_, response) => response.end("x".repeat(70_000))).listen(0);
    await once(other, "listening");
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await cosigner(await policyOf({ name, key, url })).ask();
    const impostor = await witnessing("impostor");
    const policy = await policyOf({ name: "true", key, url: impostor.url });
    expect(await readTroubles(log.pool)).toEqual([
      { work: "witness true", code: "WITNESS_ANSWER", about: { witness: "true" } },
    ]);
    await cosigner(policy).ask();
    expect([await isReached(), faults.splice(0).length]).toEqual([false, 2]);
    other.close();
  });
});

describe("A witness", () => {
  const asked = async (url: string, body: Uint8Array | string, to = "/add-checkpoint") => {
    const reply = await fetch(`${url}${to}`, { method: "POST", body });
    return [reply.status, reply.headers.get("content-type"), await reply.text()] as const;
  };
  const request = async (oldSize: number) => {
    const note = (await new Published(log.pool).checkpoint()) ?? Buffer.of();
    return formatAddCheckpoint({ oldSize, proof: [], checkpoint: note });
  };

  it("answers as the standard says, and keeps what a log contradicts itself with", async () => {
    const { url, key, folder } = await witnessing("only");
    expect((await asked(url, await request(0)))[0]).toBe(200);
    expect(await asked(url, await request(0))).toEqual([409, "text/x.tlog.size", "3\n"]);
    expect((await asked(url, await request(3)))[0]).toBe(200);
    expect((await asked(url, "nonsense"))[0]).toBe(400);
    expect((await asked(url, Buffer.alloc(70_000)))[0]).toBe(413);
    expect((await asked(url, "", "/elsewhere"))[0]).toBe(404);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect(await (await fetch(url)).text()).toMatch(new RegExp(`^${key.name}\\+`));
    // Another past under the same key: what a log would have to sign to hide something.
    await log.pool.query(
      "update audit.tree set size = 0, position = '', before = '', hashes = '{}'",
    );
    await log.pool.query("delete from audit.checkpoints; delete from audit.leaves");
    await fs.rm(path.join(log.folder, "last-checkpoint"));
    await log.pool.query("alter table log.events disable trigger only_added_to");
    await log.pool.query("delete from log.events where position = 1");
    await log.append(2);
    await log.sequence(4);
    await log.signer().sign();
    expect((await asked(url, await request(3)))[0]).toBe(422);
    expect(alarms.length).toBe(1);
    const kept = (await fs.readdir(folder)).filter((name) => name.startsWith("inconsistent-4-"));
    expect(kept.length).toBe(1);
  });

  it("knows again what it has cosigned, and is the only one to go on from it", async () => {
    const file = path.join(log.folder, "seen.jsonl");
    const head = (size: number) => ({ size, root: Buffer.alloc(32, size) });
    const [one, other] = [new SeenHeads(file), new SeenHeads(file)];
    const [atOne, atOther] = [await one.latest("log"), await other.latest("log")];
    expect(await one.follow("log", atOne, head(5))).toBe(true);
    expect(await other.follow("log", atOther, head(4))).toBe(false);
    // A crash in the midst of a line.
    await fs.appendFile(file, '\n{"origin":"log","nth":2,"size":9');
    const later = new SeenHeads(file);
    const latest = await later.latest("log");
    expect(latest).toMatchObject({ size: 5 });
    expect(await later.follow("log", atOne, head(6))).toBe(false);
    expect(await later.follow("log", latest, head(6))).toBe(true);
    expect(await new SeenHeads(file).latest("log")).toMatchObject({ size: 6 });
    await fs.truncate(file, 10);
    await expect(later.latest("log")).rejects.toThrow("was cut short");
  });

  it("takes no new key where it has cosigned under another", async () => {
    const { folder, url } = await witnessing("only");
    await asked(url, await request(0));
    await fs.rm(path.join(folder, "witness.key"));
    await expect(openWitness(folder, await logKeys(), "only", () => undefined)).rejects.toThrow(
      "KEY_MISSING",
    );
  });
});
