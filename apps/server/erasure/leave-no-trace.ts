import { DatabaseError } from "pg";
import type { Connection } from "#infrastructure/database/connection.js";
import { openPatientPool } from "#infrastructure/database/pool.js";
import { pastTables } from "#projections/time-travel.js";

/**
 * What PostgreSQL keeps of rows that are no more, as far as it lets this user have it gone: tables of the
 * past that sessions hold, samples of its statistics, and its write-ahead log up to here.
 */
const steps = [
  `select pg_terminate_backend(pid) from pg_stat_activity
   where datname = current_database() and application_name = '${pastTables}'`,
  "vacuum log.sealed_parts",
  "vacuum full keys.data_keys",
  "vacuum full pg_catalog.pg_statistic",
  "checkpoint",
  "select pg_switch_wal()",
  "checkpoint",
] as const;

const notAllowed = "42501";

export const leaveNoTrace = async (connection: Connection): Promise<void> => {
  const pool = openPatientPool(connection, "erasing");
  try {
    for (const step of steps)
      await pool.query(step).catch((fault: unknown) => {
        // A server of one's own may keep these to its administrator: docs/operations.md says what is left.
        if (!(fault instanceof DatabaseError) || fault.code !== notAllowed) throw fault;
      });
  } finally {
    await pool.end();
  }
};
