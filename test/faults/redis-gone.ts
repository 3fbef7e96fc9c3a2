import { setTimeout as pause } from "node:timers/promises";
import { queueOnRedis } from "../queues.js";
import { hasRedis, redisServer } from "../redis.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";

export const redisGone: Experiment = {
  nth: 5,
  title: "Redis killed, flushed, frozen, absent",
  lacks: () => (hasRedis ? undefined : "redis-server on the PATH"),
  flaw: flaws["believes-the-queue"],
  run: async ({ site: begin, after, random, long }) => {
    const redis = await redisServer("--save", "");
    after(() => redis.stop());
    const queue = queueOnRedis(redis);
    const site = await begin({ env: { REDIS_URL: redis.url } });
    await site.staff({ web: 1, worker: 2 });
    const load = new Load(site);
    // While something is in it, or it would be missed by nobody.
    const holding = () =>
      site.until("the queue holds a job", async () => (await queue.holds()) > 0);
    const away = long ? 15_000 : 1_000;
    const faults = {
      flushed: () => redis.ask("flushall"),
      killed: async () => {
        await redis.kill();
        await redis.start();
      },
      frozen: async () => {
        redis.signal("SIGSTOP");
        await pause(random.between(200, 1_500));
        redis.signal("SIGCONT");
      },
      absent: async () => {
        await redis.kill();
        await pause(away);
        await redis.start();
      },
    };
    const rounds = long ? 4 : 1;
    for (let nth = 0; nth < rounds; nth += 1)
      for (const fault of Object.values(faults)) {
        await load.until(random.between(20, 60));
        await holding();
        await fault();
      }
    await load.until(20);
    await load.stop();
    return { done: Object.fromEntries(Object.keys(faults).map((how) => [how, rounds])) };
  },
};
