import { ensureLogWriter } from "#event-store/postgres/log-writer.js";
import type { Connection } from "./connection.js";
import { refusalOf } from "./given-server.js";
import { migrate } from "./migrate.js";
import { openPatientPool } from "./pool.js";
import type { Migration } from "./schema-parts.js";

/**
 * Migrates the database and has its log guarded.
 * @returns the connection, with the role that the log is written as, where there is one
 */
export const makeReady = async (
  connection: Connection,
  migrations: readonly Migration[],
): Promise<Connection> => {
  const pool = openPatientPool(connection, "migrations");
  try {
    await migrate(pool, migrations);
    const logRole = await ensureLogWriter(pool);
    return { ...connection, ...(logRole !== undefined && { logRole }) };
  } catch (error) {
    throw refusalOf(error, connection);
  } finally {
    await pool.end();
  }
};
