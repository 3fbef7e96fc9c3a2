import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { MessagePage } from "#read-models/outbox/list-messages.js";
import type { Enrolled } from "../enrol.js";
import { hasRedis, needsRedis, redisServer, type RedisServer } from "../redis.js";
import { type TestServer, testServer } from "../server.js";
import { carrying, publishSchemes } from "./scene.js";

(hasRedis ? describe : describe.skip)(`a server whose Redis goes ${needsRedis}`, () => {
  let redis: RedisServer;
  let server: TestServer;
  let auditor: Enrolled;
  beforeAll(async () => {
    redis = await redisServer("--save", "");
    server = await testServer(undefined, undefined, redis.url);
    auditor = await server.person("auditor");
    await publishSchemes(server, await server.person("secretariat"));
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await redis.stop();
  });

  const outbox = async (): Promise<MessagePage> =>
    (await server.get("/api/v1/outbox?limit=100", auditor.token)).body as MessagePage;
  const until = async (holds: (page: MessagePage) => boolean): Promise<MessagePage> => {
    for (;;) {
      const page = await outbox();
      if (holds(page)) return page;
      await pause(50);
    }
  };
  /** A file that is withdrawn asks for its initiative to be freed, and for letters. */
  const withdrawn = async () => {
    const { application, carrier } = await carrying(server);
    const path = `/api/v1/applications/${application}/withdraw`;
    const body = { motives: "Plus tard." };
    const { status } = await server.post(path, carrier.token, body, { "if-match": "*" });
    expect(status).toBe(200);
  };
  const isThrough = ({ counts, items }: MessagePage) => items.length > 0 && counts.waiting === 0;

  it.each([
    ["is killed", () => redis.kill(), () => redis.start()],
    ["stands still", async () => redis.signal("SIGSTOP"), async () => redis.signal("SIGCONT")],
  ])(
    "takes commands while it %s, and what follows from them comes after",
    async (_, go, come) => {
      await withdrawn();
      await until(isThrough);
      const before = (await outbox()).counts.done;
      await go();
      await withdrawn();
      const { counts } = await until(({ counts }) => counts.waiting > 0);
      expect(counts.done).toBe(before);
      await come();
      const after = await until(isThrough);
      expect(after.counts.done).toBeGreaterThan(before);
      expect(after.counts).toMatchObject({ dead: 0, refused: 0 });
    },
    60_000,
  );
});
