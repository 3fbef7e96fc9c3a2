import path from "node:path";
import { visiting } from "../visiting.js";
import { inRounds, type Row } from "./bench.js";
import type { Figure } from "./figure.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import { redisAtHand } from "./redis-at-hand.js";
import { bareLog, callers, eventBytes } from "./row-command.js";
import type { Settled, Settling } from "./settling.js";

/** Rows of the outbox handed over, given to a recipient who does nothing and settled, by each queue. */
export const jobsRow: Row = async ({ scale: { rounds, seconds }, folder }) => {
  const rows = 2_000 * seconds;
  const redis = await redisAtHand();
  const load = new OwnProcess<Job, Result>("load");
  const worker = new OwnProcess<Settling, Settled>("settling");
  try {
    return await visiting(path.join(folder, "jobs"), async ({ reading }, { connection }) => {
      await reading.query(bareLog);
      const bare = { kind: "transactions", connection, prepared: false, callers } as const;
      const onRedis = redis && {
        redis: () => worker.do({ connection, redisUrl: redis.url, rows }),
      };
      const results = await inRounds<string, Settled>(rounds, {
        postgres: () => worker.do({ connection, rows }),
        ...onRedis,
        bare: () => load.do({ ...bare, seconds, eventBytes }),
      });
      const speed = (name: string) =>
        median((results[name] ?? []).map(({ perSecond }) => perSecond));
      const figure = (what: string, one: string, other: string, unit: string): Figure => ({
        what: `jobs settled on ${what}`,
        ratio: speed(one) / speed(other),
        of: { "jobs/s": speed(one), [unit]: speed(other) },
      });
      return [
        figure("PostgreSQL ÷ plain transactions", "postgres", "bare", "transactions/s"),
        ...(redis
          ? [
              figure("Redis ÷ plain transactions", "redis", "bare", "transactions/s"),
              figure("Redis ÷ on PostgreSQL", "redis", "postgres", "jobs/s on PostgreSQL"),
            ]
          : []),
      ];
    });
  } finally {
    load.end();
    worker.end();
    await redis?.stop();
  }
};
