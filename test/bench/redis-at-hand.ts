import { tell } from "#infrastructure/configuration/faults.js";
import { redisFaults } from "#infrastructure/queue/redis/try-redis.js";
import { hasRedis, needsRedis, redisServer } from "../redis.js";

export interface RedisAtHand {
  readonly url: string;
  stop(): Promise<void>;
}

/** The one that REDIS_URL names, else one of its own; where there is neither, that is said. */
export const redisAtHand = async (): Promise<RedisAtHand | undefined> => {
  const url = process.env["REDIS_URL"];
  if (!url && hasRedis) return redisServer();
  const found = url ? await redisFaults(url) : [];
  if (url && found.length === 0) return { url, stop: async () => undefined };
  const reasons = url ? found.map((one) => tell(one, "en")).join(" ") : needsRedis;
  console.error(`  jobs on Redis are left out: ${reasons}`);
  return undefined;
};
