import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { Connection } from "#infrastructure/database/connection.js";
import { startEmbeddedPostgres } from "#infrastructure/database/embedded-postgres.js";

export interface TestDatabase {
  /** Fit for `new Pool(connection)`. */
  readonly connection: Connection;
  /** End your pools first; what is still connected is cut off. */
  drop(): Promise<void>;
}

/**
 * A fresh, empty database on a real PostgreSQL, for one suite:
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await testDatabase(); }, 30_000);
 *     afterAll(() => database.drop());
 *
 * The first suite of a jest process starts a server in a folder of its own (1 to 2 s), the next
 * ones find it there (30 ms). It ends with that process, killed or not, and its folder goes with it.
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const server = await startEmbeddedPostgres({
    dataDir: await folderOfThisProcess(),
    application: `test ${process.pid}`,
    throwaway: true,
  });
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  const run = async (sql: string) => {
    const client = new Client(server.connection);
    client.on("error", () => undefined);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${database}`);
  return {
    connection: { ...server.connection, database },
    drop: async () => {
      await run(`drop database ${database} with (force)`);
      if (!server.owner) await server.stop();
    },
  };
};

/** Jest gives each suite its own modules and globals: only the file system outlives them. */
const folderOfThisProcess = async (): Promise<string> => {
  const prefix = `creativallee-test-${process.pid}-`;
  const there = (await fs.readdir(os.tmpdir())).find((name) => name.startsWith(prefix));
  if (there) return path.join(os.tmpdir(), there);
  return fs.mkdtemp(path.join(os.tmpdir(), prefix));
};
