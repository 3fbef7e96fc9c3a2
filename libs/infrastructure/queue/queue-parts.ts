import type { Pool } from "pg";
import { runMigrations } from "bullmq";
import { StartRefused } from "../configuration/faults.js";
import type { Connection } from "../database/connection.js";
import { refusalOf } from "../database/given-server.js";
import { openPool } from "../database/pool.js";
import { queueSchema } from "../database/schema-parts.js";

/** Those that BullMQ begins with, of any release; what came to them later we do not use. */
const tables = [
  "dedup",
  "dedup_next",
  "event",
  "job",
  "job_dependency",
  "job_log",
  "meta",
  "metrics",
  "migration",
  "rate_limit",
  "scheduler",
];

export interface QueueParts {
  /** Nothing at all stands in its schema: it was never made, or all of it is gone. */
  readonly isAbsent: boolean;
  readonly lacking: readonly string[];
}

export const queueParts = async (db: Pick<Pool, "query">): Promise<QueueParts> => {
  const { rows } = await db.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = to_regnamespace($1) and relkind = 'r'",
    [queueSchema],
  );
  const there = new Set(rows.map(({ name }) => name));
  return { isAbsent: there.size === 0, lacking: tables.filter((table) => !there.has(table)) };
};

/**
 * Makes the queue's tables, or brings them to the form of this release.
 * @throws StartRefused where some are gone, or somebody else's stand in their place
 */
export const makeQueue = async (connection: Connection): Promise<void> => {
  const pool = openPool(connection, "jobs", 1);
  try {
    const { isAbsent, lacking } = await queueParts(pool);
    if (!isAbsent && lacking.length > 0)
      throw new StartRefused({ code: "QUEUE_NOT_WHOLE", about: { missing: lacking.join(", ") } });
    const client = await pool.connect();
    await runMigrations(client, queueSchema).finally(() => client.release());
  } catch (fault) {
    throw refusalOf(fault, connection);
  } finally {
    await pool.end();
  }
};
