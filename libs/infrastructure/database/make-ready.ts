import type { Pool } from "pg";
import { ensureLogWriter, fitLogWriter } from "#event-store/postgres/log-writer.js";
import type { Connection } from "./connection.js";
import { refusalOf } from "./given-server.js";
import { migrate, missingSteps } from "./migrate.js";
import { openPatientPool } from "./pool.js";
import type { Migration } from "./schema-parts.js";

/**
 * Migrates the database and has its log guarded.
 * @returns the connection, with the role that the log is written as, where there is one
 */
export const makeReady = (
  connection: Connection,
  migrations: readonly Migration[],
): Promise<Connection> =>
  asked(connection, async (pool) => {
    await migrate(pool, migrations);
    return asWriter(connection, await ensureLogWriter(pool));
  });

/** The same of a database as it is, in which nothing is made, and what `makeReady` would have done. */
export const findOut = (
  connection: Connection,
  migrations: readonly Migration[],
): Promise<{ readonly connection: Connection; readonly missing: readonly string[] }> =>
  asked(connection, async (pool) => {
    const missing = (await missingSteps(pool, migrations)).map(({ id }) => id);
    return { connection: asWriter(connection, await fitLogWriter(pool)), missing };
  });

const asWriter = (connection: Connection, logRole: string | undefined): Connection => ({
  ...connection,
  ...(logRole !== undefined && { logRole }),
});

const asked = async <Answer>(
  connection: Connection,
  ask: (pool: Pool) => Promise<Answer>,
): Promise<Answer> => {
  const pool = openPatientPool(connection, "migrations");
  try {
    return await ask(pool);
  } catch (error) {
    throw refusalOf(error, connection);
  } finally {
    await pool.end();
  }
};
