import fs from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { linkTo } from "../event-store-server/link.js";
import { type Node, startNode } from "../event-store-server/server.js";
import { addressOf } from "../event-store-server/under-test.js";
import { linesIn } from "./asking.js";
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

describe("while the mail server is away", () => {
  it("a start goes on, says so once in a sentence, and in readiness", async () => {
    const mail = { SMTP_URL: "smtp://ana:s3cret@127.0.0.1:1", MAIL_FROM: "label@example.org" };
    for (const roles of ["worker", "web,worker"]) {
      const serving = at.begin(roles, mail);
      const address = await serving.address;
      const asked = async () => {
        const reply = await fetch(new URL("/health/ready", address));
        return { status: reply.status, parts: (await reply.json()) as object };
      };
      let ready = await asked();
      while (ready.status !== 200 || !("mail" in ready.parts)) {
        await pause(20);
        ready = await asked();
      }
      expect(ready.parts).toMatchObject({ database: "up", log: "up", mail: "away" });
      expect(await serving.stop()).toBe(0);
    }
    const written = await fs.readFile(`${at.env["DATA_DIR"]}.log`, "utf8");
    expect(written).not.toMatch(/s3cret|ana:/);
    const said = (await linesIn(at.env["DATA_DIR"] ?? "")).filter(
      ({ context }) => context === "mail",
    );
    expect(said).toMatchObject(
      Array.from({ length: 2 }, () => ({
        level: "warn",
        message:
          "MAIL_AWAY: The mail server does not answer at 127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1): letters wait. Start it, or correct SMTP_URL.",
      })),
    );
  }, 60_000);
});

describe("while the log is away", () => {
  it("is told once, and once that it is back", async () => {
    const elsewhere = await place();
    const stand = await startNode();
    const link = await linkTo(stand);
    const serving = elsewhere.begin("web,worker", {
      EVENTSTORE_URL: `${addressOf(link)}&maxDiscoverAttempts=1`,
      LOG_LEVEL: "info",
    });
    await serving.address;
    const told = async () =>
      (await linesIn(elsewhere.env["DATA_DIR"] ?? ""))
        .filter(({ context }) => context === "log")
        .map(({ message }) => String(message).split(":")[0]);
    link.refuse(true);
    while ((await told()).length < 1) await pause(50);
    link.refuse(false);
    while ((await told()).length < 2) await pause(50);
    expect(await told()).toEqual(["LOG_AWAY", "LOG_UP"]);
    expect(await serving.stop()).toBe(0);
    await elsewhere.stop();
    await link.close();
    await stand.stop();
  }, 90_000);
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
