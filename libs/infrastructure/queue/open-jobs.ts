import type { Jobs, JobsParts } from "./jobs.js";
import { jobsOnPostgres } from "./on-postgres.js";
import { jobsOnRedis } from "./on-redis.js";
import { sparing } from "./sparing.js";

/**
 * A queue of BullMQ and a worker of it: in the folder's PostgreSQL, or on a Redis where one is named.
 * What stands in it can be lost at any time without harm.
 * @throws when the database is away
 */
export const openJobs = async (
  { connection, work, report }: JobsParts,
  redisUrl?: string,
): Promise<Jobs> => {
  const parts = { connection, work, report: sparing(report) };
  return redisUrl === undefined ? jobsOnPostgres(parts) : jobsOnRedis(parts, redisUrl);
};
