import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { after, carrying, type Carrying } from "../e2e/scene.js";
import type { Reply } from "../server.js";
import type { Serving } from "../serving.js";
import { clientOf, following } from "./client.js";
import { type Place, place } from "./place.js";

let at: Place;
let webs: readonly string[];
let workers: Serving[];
let hers: Carrying;
let written: Reply;

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await pause(20);
};

const worker = async (): Promise<Serving> => {
  const begun = at.begin("worker");
  await begun.address;
  return begun;
};

beforeAll(async () => {
  at = await place();
  // The first to come is the one that has the leases.
  workers = [await worker()];
  await until(async () => (await at.leases()).tokens.has("applications"));
  workers.push(await worker());
  const serving = [at.begin("web"), at.begin("web")];
  webs = await Promise.all(serving.map(({ address }) => address));
  // The shipped schemes are published by the first web process.
  hers = await carrying(through(0));
}, 120_000);
afterAll(() => at.stop());

const through = (web: number) => clientOf(webs[web % webs.length] ?? "", at);

const send = (web: number): Promise<Reply> =>
  through(web).post(`/api/v1/applications/${hers.application}/send-message`, hers.carrier.token, {
    text: "Bonjour",
  });

/** A command by one of the web processes. */
const write = async (web: number): Promise<void> => {
  written = await send(web);
  expect(written.status).toBe(200);
};

const versionOf = ({ body }: Reply) => (body as { version: number }).version;

/** Whether every web process shows what was last written, to whoever asks with its token. */
const isShown = async (): Promise<boolean> => {
  const url = `/api/v1/applications/${hers.application}`;
  const shown = await Promise.all(
    webs.map((_, web) => through(web).get(url, hers.carrier.token, after(written))),
  );
  return shown.every((one) => one.status === 200 && versionOf(one) === versionOf(written));
};

/** Nothing waits but for a day to come. */
const isSettled = async (): Promise<boolean> => {
  const { rowCount } = await at.engine.reading.query(
    "select from read.outbox where status = 'waiting' and not_before is null limit 1",
  );
  return rowCount === 0;
};

describe("two web processes and two workers on one server", () => {
  it("take commands through both, and show through each what was written through the other", async () => {
    for (let n = 0; n < 6; n += 1) {
      await write(n);
      expect(await isShown()).toBe(true);
    }
    expect((await at.leases()).holders).toBe(1);
  }, 60_000);

  it("tell those who listen to either of them", async () => {
    const ears = await Promise.all(webs.map((web) => following(web, hers.carrier.token)));
    await write(0);
    for (const ear of ears) await ear.until(hers.application);
    for (const ear of ears) ear.leave();
  }, 60_000);

  it("say how they are", async () => {
    const asked = [...webs, (await workers[0]?.address)?.replace("/health/ready", "") ?? ""];
    for (const address of asked) {
      expect((await fetch(`${address}/health/live`)).status).toBe(200);
      const ready = await fetch(`${address}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([
        200,
        expect.objectContaining({ database: "up" }),
      ]);
      const told = await (await fetch(`${address}/metrics`)).text();
      expect(told).toContain('creativallee_projection_lag_events{name="applications"} ');
    }
  }, 60_000);

  it("go on when the worker at work is killed", async () => {
    const before = await at.leases();
    for (let n = 0; n < 4; n += 1) await write(n);
    workers.shift()?.kill("everything");
    for (let n = 0; n < 4; n += 1) await write(n);
    await until(isShown);
    const now = await at.leases();
    for (const [name, token] of before.tokens) expect(now.tokens.get(name)).toBe(token + 1);
    await until(isSettled);
    workers.push(await worker());
  }, 60_000);

  it("go on when the worker at work stands still, which writes nothing stale when it comes back", async () => {
    const before = await at.leases();
    for (let n = 0; n < 4; n += 1) await write(n);
    workers[0]?.freeze();
    for (let n = 0; n < 4; n += 1) await write(n);
    await until(isShown);
    const meanwhile = await at.leases();
    expect(meanwhile.tokens.get("applications")).toBe((before.tokens.get("applications") ?? 0) + 1);
    workers[0]?.thaw();
    for (let n = 0; n < 20; n += 1) await write(n);
    await until(isShown);
    expect(await at.leases()).toEqual(meanwhile);
    expect(await at.differing()).toEqual([]);
  }, 60_000);

  it("hand over when the worker at work is asked to stop", async () => {
    const [frozen, atWork] = workers;
    const before = await at.leases();
    await write(0);
    const ended = atWork?.stop();
    for (let n = 0; n < 8; n += 1) await write(n);
    expect(await ended).toBe(0);
    await until(isShown);
    expect((await at.leases()).tokens.get("applications")).toBe(
      (before.tokens.get("applications") ?? 0) + 1,
    );
    await until(isSettled);
    expect(await at.differing()).toEqual([]);
    expect(await frozen?.stop()).toBe(0);
    workers = [await worker()];
  }, 60_000);

  it("come back when the server restarts, which is 503 meanwhile", async () => {
    const restarting = at.postgres.restart();
    for (const status of await statusesDuring(restarting)) expect([200, 503]).toContain(status);
    await until(isWritten);
    await until(isShown);
  }, 60_000);

  it("go on reading when the server takes no writes, and write again once another does", async () => {
    await at.postgres.run(`alter database label set default_transaction_read_only = on`);
    await endSessions();
    expect((await send(0)).status).toBe(503);
    expect((await send(1)).status).toBe(503);
    const url = `/api/v1/applications/${hers.application}`;
    for (const web of webs.keys())
      expect((await through(web).get(url, hers.carrier.token)).status).toBe(200);
    // As after a failover: sessions with the server that takes no writes live on.
    await at.postgres.run(`alter database label reset default_transaction_read_only`);
    await until(isWritten);
    await until(isShown);
    expect(await at.differing()).toEqual([]);
  }, 60_000);
});

/** Through each of the web processes. */
const isWritten = async (): Promise<boolean> => {
  const replies = await Promise.all(webs.map((_, web) => send(web)));
  written = replies.toSorted((a, b) => versionOf(a) - versionOf(b)).at(-1) ?? written;
  return replies.every(({ status }) => status === 200);
};

const statusesDuring = async (restarting: Promise<void>): Promise<readonly number[]> => {
  const over = new AbortController();
  void restarting.finally(() => over.abort());
  const statuses: number[] = [];
  while (!over.signal.aborted) statuses.push((await send(statuses.length)).status);
  return statuses;
};

const endSessions = () =>
  at.postgres.run(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = 'label' and application_name <> 'creativallee reading'`,
  );
