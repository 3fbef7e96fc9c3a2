import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "#infrastructure/database/embedded-postgres.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { carrying, type Carrying, codeOf, publishSchemes } from "./scene.js";

let folder: string;
let postgres: EmbeddedPostgres;
let server: TestServer;
let hers: Carrying;

beforeAll(async () => {
  // A database server of its own: the other suites of this process share theirs.
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-away-"));
  postgres = await startEmbeddedPostgres({ dataDir: folder, application: "test", throwaway: true });
  const { connection } = postgres;
  server = await testServer({ connection, drop: () => postgres.stop() });
  await publishSchemes(server, await server.person("secretariat"));
  hers = await carrying(server);
}, 60_000);
afterAll(() => server.stop());

const send = (key: string, text: string): Promise<Reply> =>
  server.post(
    `/api/v1/applications/${hers.application}/send-message`,
    hers.carrier.token,
    { text },
    { "idempotency-key": key },
  );

/** Its parent starts it again at the same address, as the product's own does. */
const kill = async (signal: "SIGINT" | "SIGKILL"): Promise<void> => {
  const lock = path.join(folder, "postgres", "postmaster.pid");
  const pid = Number((await fs.readFile(lock, "utf8").catch(() => "")).split("\n")[0]);
  try {
    if (pid > 0) process.kill(pid, signal);
  } catch {
    // It is gone already, and not yet back.
  }
};

/** Sends until the answer is another, giving up never. */
const until = async (work: () => Promise<Reply>, status: number): Promise<Reply> => {
  for (;;) {
    const reply = await work();
    if (reply.status === status) return reply;
    await pause(20);
  }
};

/** Eight clients who write without end, each under a new key every time. */
const load = () => {
  const over = new AbortController();
  const keys: string[] = [];
  const acknowledged: string[] = [];
  const refused: Reply[] = [];
  const client = async () => {
    while (!over.signal.aborted) {
      const key = freshKey();
      keys.push(key);
      const reply = await send(key, key);
      if (reply.status === 200) acknowledged.push(key);
      else {
        refused.push(reply);
        await pause(50);
      }
    }
  };
  const clients = Array.from({ length: 8 }, client);
  const end = () => {
    over.abort();
    return Promise.all(clients);
  };
  return { keys, acknowledged, refused, end };
};

describe("a database that stops under load", () => {
  it.each(["SIGINT", "SIGKILL"] as const)(
    "by %s is told with 503, comes back without a restart, and has lost nothing",
    async (signal) => {
      const { keys, acknowledged, refused, end } = load();
      while (acknowledged.length < 40) await pause(5);
      // A short absence is bridged, and nobody told; so it is kept down until somebody is.
      while (refused.length === 0) {
        await kill(signal);
        await pause(50);
      }
      const then = acknowledged.length;
      while (acknowledged.length < then + 40) await pause(5);
      await end();

      for (const reply of refused) {
        expect([reply.status, codeOf(reply)]).toEqual([503, "UNAVAILABLE"]);
        expect(reply.headers["content-type"]).toContain("application/problem+json");
        expect(reply.headers["retry-after"]).toBe("1");
        expect(JSON.stringify(reply.body)).not.toMatch(/ECONN|socket|postgres|\.ts:/);
      }
      // Each key again: what was answered is answered alike, what was lost is done now, all just once.
      const before = await server.events();
      const answers = await Promise.all(keys.map((key) => send(key, key)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const versions = answers.map(({ body }) => (body as { version: number }).version);
      expect(new Set(versions).size).toBe(keys.length);
      expect((await server.events()) - before).toBeLessThanOrEqual(refused.length);
    },
    60_000,
  );

  it("shows everything again, once it is back", async () => {
    const last = await until(() => send(freshKey(), "Et voilà"), 200);
    const url = `/api/v1/applications/${hers.application}`;
    const headers = { "consistency-token": String(last.headers["consistency-token"]) };
    const shown = await until(() => server.get(url, hers.carrier.token, headers), 200);
    expect((shown.body as { version: number }).version).toBe(
      (last.body as { version: number }).version,
    );
  }, 60_000);

  it("tells those who follow the changes to come again", async () => {
    await server.app.listen(0, "127.0.0.1");
    const reply = await fetch(`${await server.app.getUrl()}/api/v1/changes`, {
      headers: { authorization: `Bearer ${hers.carrier.token}` },
    });
    const reader = reply.body?.getReader();
    await kill("SIGKILL");
    await until(() => send(freshKey(), "Encore"), 200);
    // Either the change is told, or the stream has ended so that the client reads again.
    let text = "";
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      text += Buffer.from(part.value as Uint8Array).toString();
      if (text.includes(hers.application)) break;
    }
    await reader?.cancel();
  }, 60_000);

  it("is asked for its pulse by nobody who has no token", async () => {
    await kill("SIGKILL");
    const replies: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      replies.push((await server.get("/")).status, (await server.get("/api/openapi.json")).status);
      await pause(10);
    }
    expect(new Set(replies)).toEqual(new Set([200]));
    expect((await server.get("/api/v1/applications")).status).toBe(401);
    await until(() => send(freshKey(), "Fin"), 200);
  }, 60_000);
});
