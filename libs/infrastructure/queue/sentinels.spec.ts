import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { hasRedis, needsRedis, redisServer, type RedisServer } from "../../../test/redis.js";
import { openJobs } from "./open-jobs.js";
import { redisFaults } from "./redis/try-redis.js";

(hasRedis ? describe : describe.skip)(`jobs behind a sentinel ${needsRedis}`, () => {
  let database: TestDatabase;
  let folder: string;
  const servers: RedisServer[] = [];
  const started = async (...settings: readonly string[]) => {
    const server = await redisServer("--save", "", "--repl-diskless-sync-delay", "0", ...settings);
    servers.push(server);
    return server;
  };
  beforeAll(async () => {
    database = await testDatabase();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-sentinel-"));
  }, 30_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    fs.rmSync(folder, { recursive: true });
    await database.drop();
  });

  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await pause(20);
  };

  it.each([
    ["was killed", 300, (primary: RedisServer) => primary.kill()],
    // So late that whoever connects anew comes to the same one first.
    ["stands still", 12_000, async (primary: RedisServer) => primary.signal("SIGSTOP")],
  ] as const)(
    "go on with the replica of a primary that %s",
    async (_, patience, end) => {
      const primary = await started();
      const replica = await started("--replicaof", "127.0.0.1", `${primary.port}`);
      await until(async () => /master_link_status:up/.test(String(await replica.ask("info"))));
      const settings = path.join(folder, "sentinel.conf");
      fs.writeFileSync(
        settings,
        `sentinel monitor jobs 127.0.0.1 ${primary.port} 1
sentinel down-after-milliseconds jobs ${patience}
sentinel failover-timeout jobs 2000\n`,
      );
      const sentinel = await redisServer(settings, "--sentinel");
      servers.push(sentinel);
      const url = `redis+sentinel://127.0.0.1:${sentinel.port}/jobs`;
      expect(await redisFaults(url)).toEqual([]);
      await until(async () => /slaves=1/.test(String(await sentinel.ask("info"))));

      const done = new Set<string>();
      const { connection } = database;
      const work = async (id: string) => void done.add(id);
      const jobs = await openJobs({ connection, work, report: () => undefined }, url);
      await jobs.hand(["before"]);
      await until(() => done.has("before"));
      await end(primary);
      await until(() =>
        jobs.hand(["after"]).then(
          () => true,
          () => false,
        ),
      );
      await until(() => done.has("after"));
      expect(String(await replica.ask("info"))).toMatch(/role:master/);
      await jobs.close();
    },
    60_000,
  );
});
