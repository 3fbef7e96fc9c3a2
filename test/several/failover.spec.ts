import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { run } from "../../apps/cli/program.js";
import { carrying, type Carrying, codeOf } from "../e2e/scene.js";
import type { Reply } from "../server.js";
import type { Serving } from "../serving.js";
import { clientOf } from "./client.js";
import { type Place, place } from "./place.js";

let at: Place;
let serving: Serving[];
let webs: readonly string[];
let hers: Carrying;
/** The version of her file after the last message that was answered. */
let written: number;

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await pause(50);
};
const through = (web: number) => clientOf(webs[web] ?? "", at);
const send = (web: number, key?: string): Promise<Reply> =>
  through(web).post(
    `/api/v1/applications/${hers.application}/send-message`,
    hers.carrier.token,
    { text: "Bonjour" },
    key === undefined ? {} : { "idempotency-key": key },
  );
const ready = async (address: string) => {
  const reply = await fetch(`${address.replace("/health/ready", "")}/health/ready`);
  return { status: reply.status, body: (await reply.json()) as { readonly log: object } };
};
const logIn = (one: Awaited<ReturnType<typeof ready>>) => [one.status, one.body.log];
const begin = async (): Promise<void> => {
  serving = [at.begin("web"), at.begin("web"), at.begin("worker")];
  webs = await Promise.all(serving.map(({ address }) => address));
};
const recover = async () => {
  const [out, error]: [string[], string[]] = [[], []];
  const status = await run(["log", "recover", "--reason", "failed-over", "--yes"], {
    language: "en",
    env: at.env,
    signal: new AbortController().signal,
    isWatched: false,
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
  });
  return { status, out, error };
};

beforeAll(async () => {
  at = await place();
  await begin();
  hers = await carrying(through(0));
  expect((await send(0)).status).toBe(200);
  await at.postgres.keepCopy();
  await until(async () => (await send(0)).status === 200);
  for (const key of ["lost-1", "lost-2"]) {
    const { status, body } = await send(0, key);
    expect(status).toBe(200);
    written = (body as { readonly version: number }).version;
  }
  await at.postgres.failOver();
}, 120_000);
afterAll(() => at.stop());

describe("a failover to a replica that lacked the last writes", () => {
  const shorter = [503, "LOG_SHORTER"];

  it("is found by the process that had been answered, before it decides anything", async () => {
    let reply = await send(0);
    await until(async () => {
      reply = codeOf(reply) === "UNAVAILABLE" ? await send(0) : reply;
      return codeOf(reply) !== "UNAVAILABLE";
    });
    expect([reply.status, codeOf(reply)]).toEqual(shorter);
    const repeated = await send(0, "lost-2");
    expect([repeated.status, codeOf(repeated)]).toEqual(shorter);
  }, 60_000);

  it("is told to all the others, and says in readiness what to do", async () => {
    for (const address of webs) {
      await until(async () => (await ready(address)).status === 503);
      expect(logIn(await ready(address))).toEqual([
        503,
        { code: "LOG_SHORTER", detail: expect.stringContaining("creativallee log recover") },
      ]);
    }
    await pause(3_500);
    const other = await send(1);
    expect([other.status, codeOf(other)]).toEqual(shorter);
  }, 60_000);

  it("ends with a recovery, once everything is stopped", async () => {
    expect((await recover()).error).toEqual([expect.stringContaining("is at work")]);
    await Promise.all(serving.map((one) => one.stop()));
    const { status, out, error } = await recover();
    expect([status, error]).toEqual([0, []]);
    expect(out[0]).toContain(`application-${hers.application} ${written},`);
    await begin();
    await until(async () => (await ready(webs[0] ?? "")).status === 200);
    expect((await send(0)).status).toBe(200);
    expect((await send(1, "lost-2")).status).toBe(200);
    // Not by the engine of before, which has seen what is gone.
    const store = new PostgresEventStore(at.house.pool("spec", 1));
    const events = await store.readAll(beginning, 10_000);
    expect(events.filter(({ event }) => event.type === "LogRecovered")).toHaveLength(1);
  }, 120_000);
});
