import http from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkProofFile, parseProofFile } from "#audit/checkpoint/proof-file.js";
import { leafHash } from "#audit/merkle/hash.js";
import { readTree } from "#audit-log/tree.js";
import { beginning } from "#event-store/port.js";
import { sha256 } from "#sealing/hash.js";
import type { Enrolled } from "../enrol.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { admissible, openSession, type Seated, seatCommittee, soon } from "./committee-scene.js";
import { follow, type Followed, goesOn, holds } from "./log-follower.js";
import { codeOf, publishSchemes } from "./scene.js";

let server: TestServer;
let log: string;
let secretariat: Enrolled;
let members: readonly Seated[];
let item: string;
let session: string;
beforeAll(async () => {
  server = await testServer();
  await server.app.listen(0, "127.0.0.1");
  log = `${await server.app.getUrl()}/log`;
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  ({ members } = await seatCommittee(server, secretariat, "creativallee"));
  ({ application: item } = await admissible(server, secretariat, "creativallee"));
  session = await openSession(server, secretariat, "creativallee", [item], members);
}, 120_000);
afterAll(() => server.stop());

const events = () => server.engine.store.readAll(beginning, 1_000_000);
const entryOf = (bytes: Uint8Array) => Buffer.from(sha256(bytes), "hex");

/** The log as it is now, in a signed tree. */
const signed = async (): Promise<Followed> => {
  await soon(
    async () => (await readTree(server.engine.reading)).size,
    (size) => size > 0,
  );
  const all = await events();
  await soon(
    async () => (await readTree(server.engine.reading)).size,
    (size) => size >= all.length,
  );
  await server.sign();
  return follow(log);
};

const post = (verb: string, body: object, { token } = secretariat, headers: object = {}) =>
  server.post(`/api/v1/sessions/${session}/${verb}`, token, { item, ...body }, headers);
const receiptsIn = ({ headers }: Reply) => String(headers["event-hash"]).split(", ");
const policyOf = ({ key }: Followed) => ({ logs: [{ key }], witnesses: [], quorum: undefined });

/** A path as it is written, which `fetch` would tidy up. */
const raw = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(log);
    http
      .get({ hostname, port, path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .on("error", reject);
  });

describe("The public log", () => {
  let first: Followed;
  let second: Followed;

  it("is followed over HTTP by whoever knows its address: signature, root, each event by its hash", async () => {
    const all = await events();
    first = await signed();
    expect(first.checkpoint).toMatchObject({ origin: "log.example.org", extensions: [] });
    expect(first.checkpoint.size).toBeGreaterThanOrEqual(all.length);
    for (const { bytes } of all) expect(holds(first, entryOf(bytes))).toBe(true);
    expect(holds(first, Buffer.alloc(32))).toBe(false);
  });

  it("gives a receipt for a ballot and for a decision, the same again for a repeat", async () => {
    expect((await post("deliberate", { question: { ask: "grant", conditions: [] } })).status).toBe(
      200,
    );
    const [voter] = members;
    const key = { "idempotency-key": freshKey() };
    const cast = await post("cast-ballot", { choice: "for" }, voter, key);
    expect([cast.status, receiptsIn(cast)]).toEqual([
      200,
      [expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
    const again = await post("cast-ballot", { choice: "for" }, voter, key);
    expect([again.body, receiptsIn(again)]).toEqual([cast.body, receiptsIn(cast)]);
    for (const member of members.slice(1)) await post("cast-ballot", { choice: "for" }, member);
    await post("close-ballots", {});
    const decided = await post("decide-item", {});
    expect(decided.status).toBe(200);
    const hashes = (await events()).map(({ bytes }) => sha256(bytes));
    for (const receipt of [...receiptsIn(cast), ...receiptsIn(decided)]) {
      expect(hashes).toContain(receipt);
      const early = await server.get(`/log/proof/${receipt}`);
      // A beat may have come in between.
      expect([404, 200]).toContain(early.status);
    }
    second = await signed();
    for (const receipt of [...receiptsIn(cast), ...receiptsIn(decided)]) {
      const reply = await fetch(`${log}/proof/${receipt}`);
      expect([reply.status, reply.headers.get("content-type")]).toEqual([
        200,
        "text/plain; charset=utf-8",
      ]);
      const file = parseProofFile(new Uint8Array(await reply.arrayBuffer()));
      const leaf = leafHash(Buffer.from(receipt, "hex"));
      expect(checkProofFile(file, leaf, policyOf(second))).toHaveProperty("checkpoint");
    }
  });

  it("gives none for what is no ballot, submission or decision", async () => {
    const reply = await server.post("/api/v1/organisations", secretariat.token, {});
    expect(reply.headers).not.toHaveProperty("event-hash");
  });

  it("goes on from what it was, and keeps every key and checkpoint", async () => {
    expect(second.checkpoint.size).toBeGreaterThan(first.checkpoint.size);
    expect(goesOn(first.checkpoint, second)).toBe(true);
    expect(goesOn({ ...first.checkpoint, root: Buffer.alloc(32) }, second)).toBe(false);
  });

  it("says with which type and for how long each answer is good", async () => {
    const asked = async (path: string) => {
      const { headers } = await fetch(`${log}/${path}`);
      return [headers.get("content-type"), headers.get("cache-control")];
    };
    expect(await asked("checkpoint")).toEqual(["text/plain; charset=utf-8", "public, max-age=2"]);
    const forever = "public, max-age=31536000, immutable";
    expect(await asked("tile/0/000.p/1")).toEqual(["application/octet-stream", forever]);
    expect(await asked("tile/entries/000.p/1")).toEqual(["application/octet-stream", forever]);
  });

  it("is no further than its signature, and has one way to write each path", async () => {
    const { size } = second.checkpoint;
    const beyond = `tile/entries/${String(Math.floor(size / 256)).padStart(3, "0")}.p/255`;
    expect(await raw(`/log/${beyond}`)).toBe(404);
    const hostile = [
      "/log/tile/0/000.p/0",
      "/log/tile/0/000.p/256",
      "/log/tile/0/0",
      "/log/tile/0/x000/000.p/1",
      "/log/tile/00/000.p/1",
      "/log/tile/64/000.p/1",
      "/log/tile/0/000.p/1?x=1",
      "/log/tile/0/%30%30%30.p/1",
      "/log/tile/0/../0/000.p/1",
      "/log/../log/checkpoint",
      "/log//checkpoint",
      "/log/checkpoint/",
      "/log/tile/entries/-01",
      "/log/",
      `/log/proof/${"A".repeat(64)}`,
      `/log/proof/${"a".repeat(63)}`,
      "/log/proof/%00",
    ];
    for (const path of hostile) expect([path, await raw(path)]).toEqual([path, 404]);
    expect(await raw("/log/tile/0/000.p/1")).toBe(200);
  });

  it("says in a sentence that a hash is in no signed tree", async () => {
    const reply = await server.get(`/log/proof/${"a".repeat(64)}`, undefined, {
      "accept-language": "fr",
    });
    expect([reply.status, codeOf(reply)]).toEqual([404, "NOT_IN_SIGNED_TREE"]);
    expect(reply.body).toHaveProperty("title", expect.stringContaining("arbre signé"));
  });

  it("is told to Prometheus, and health says when it is refused to be signed", async () => {
    const figures = async () => String((await server.get("/metrics")).body);
    const { size } = await readTree(server.engine.reading);
    const [, told] = /^creativallee_audit_tree_size (\d+)$/m.exec(await figures()) ?? [];
    expect(Number(told)).toBeGreaterThanOrEqual(size);
    expect(await figures()).toContain("creativallee_audit_quorum 1");
    expect((await server.get("/health/ready")).body).not.toHaveProperty("audit");
    await server.engine.reading.query(
      `insert into audit.troubles (work, code, about) values ('signer', 'TREE_SHORTER', '{}')`,
    );
    expect(await figures()).toContain('creativallee_audit_trouble{name="signer"} 1');
    const health = await server.get("/health/ready");
    expect([health.status, health.body]).toEqual([
      200,
      { database: "up", log: "up", audit: "refused" },
    ]);
    await server.sign();
    expect((await server.get("/health/ready")).body).not.toHaveProperty("audit");
  });
});
