import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Node, startNode } from "../event-store-server/server.js";
import { addressOf } from "../event-store-server/under-test.js";
import { type Place, place } from "./place.js";

const nowhere = { EVENTSTORE_URL: "esdb://127.0.0.1:1?tls=false&maxDiscoverAttempts=1" };
const redisAway = { REDIS_URL: "redis://127.0.0.1:1" };

let at: Place;
let node: Node;
beforeAll(async () => {
  at = await place();
  node = await startNode();
  // The first to serve publishes the shipped schemes; the log is not empty any more.
  const first = at.begin("web,worker");
  await first.address;
  await first.stop();
}, 120_000);
afterAll(async () => {
  await at.stop();
  await node.stop();
}, 60_000);

describe("a worker alone", () => {
  it.each([
    ["does not answer", "The log does not answer", () => nowhere],
    ["is another", "follows another log", () => ({ EVENTSTORE_URL: addressOf(node) })],
  ])(
    "is refused in a sentence where the log %s",
    async (_, sentence, more) => {
      const serving = at.begin("worker", more());
      await expect(serving.address).rejects.toThrow(sentence);
      expect(await serving.exited).toBe(1);
    },
    60_000,
  );

  it("is refused where the keys are another log's", async () => {
    const { reading } = at.engine;
    await reading.query("create table kept as select * from keys.log_secret");
    await reading.query("update keys.log_secret set bytes = sha256(bytes)");
    const serving = at.begin("worker");
    await expect(serving.address).rejects.toThrow("written with other keys");
    expect(await serving.exited).toBe(1);
    await reading.query("update keys.log_secret set bytes = (select bytes from kept)");
  }, 60_000);
});

describe("while Redis is away", () => {
  it("a worker is refused, since it is what needs one", async () => {
    const serving = at.begin("worker", redisAway);
    await expect(serving.address).rejects.toThrow("127.0.0.1:1");
    expect(await serving.exited).toBe(1);
  }, 60_000);

  it("who only serves starts", async () => {
    const serving = at.begin("web", redisAway);
    expect((await fetch(`${await serving.address}/health/ready`)).status).toBe(200);
    expect(await serving.stop()).toBe(0);
  }, 60_000);
});

describe("a process that serves and works", () => {
  it("is ready once its worker is at work, and not before", async () => {
    const serving = at.begin("web,worker");
    const address = await serving.address;
    const asked = async () => {
      const reply = await fetch(`${address}/health/ready`);
      return { status: reply.status, parts: await reply.json() };
    };
    while ((await asked()).status !== 200) await pause(20);
    expect((await asked()).parts).toMatchObject({ database: "up", worker: "up" });
    expect(await serving.stop()).toBe(0);
  }, 60_000);
});

describe("a queue of jobs that is not whole", () => {
  it("is told by who works on it, and keeps the next worker from starting", async () => {
    const { reading } = at.engine;
    const serving = at.begin("web,worker");
    const asked = async () => {
      const reply = await fetch(`${await serving.address}/health/ready`);
      return { status: reply.status, parts: await reply.json() };
    };
    while ((await asked()).status !== 200) await pause(20);
    await reading.query("drop table jobs.job cascade");
    expect(await asked()).toMatchObject({
      status: 503,
      parts: {
        worker: "up",
        queue: { code: "QUEUE_NOT_WHOLE", detail: expect.stringContaining("lacks job.") },
      },
    });
    await serving.stop();

    const refused = at.begin("worker");
    await expect(refused.address).rejects.toThrow("drop schema jobs cascade");
    expect(await refused.exited).toBe(1);
    // Who only serves needs none.
    const web = at.begin("web");
    await web.address;
    await web.stop();

    await reading.query("drop schema jobs cascade");
    const again = at.begin("worker");
    await again.address;
    expect(await again.stop()).toBe(0);
  }, 120_000);
});
