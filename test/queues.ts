import type { Pool } from "pg";
import type { RedisServer } from "./redis.js";

/** What a suite does to a queue of jobs from outside. */
export interface QueueAtHand {
  /** How many jobs it holds. */
  holds(): Promise<number>;
  empty(): Promise<void>;
  /** As after the ten seconds for which a process owns what it has begun. */
  forgetOwners(): Promise<void>;
}

export const queueInPostgres = (pool: Pool): QueueAtHand => ({
  holds: async () => (await pool.query("select from jobs.job")).rowCount ?? 0,
  empty: async () => {
    await pool.query("delete from jobs.job");
  },
  forgetOwners: async () => {
    await pool.query("update jobs.job set locked_until_ms = 0");
    await pool.query("delete from jobs.meta where field = 'stalled-check'");
  },
});

export const queueOnRedis = ({ ask }: RedisServer): QueueAtHand => {
  const keys = async (pattern: string) => {
    const found = await ask("keys", `creativallee-*:outbox:${pattern}`);
    return Array.isArray(found) ? found.map(String) : [];
  };
  return {
    holds: async () => (await keys("row-*")).filter((key) => !key.endsWith(":lock")).length,
    empty: async () => {
      await ask("flushall");
    },
    forgetOwners: async () => {
      const owners = [...(await keys("*:lock")), ...(await keys("stalled-check"))];
      if (owners.length > 0) await ask("del", ...owners);
    },
  };
};
