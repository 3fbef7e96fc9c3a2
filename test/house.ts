import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { makeReady } from "#infrastructure/database/make-ready.js";
import { poolsAt } from "#infrastructure/database/pool.js";
import type { House } from "#infrastructure/house.js";
import { migrations } from "../apps/server/migrations.js";
import { type TestDatabase, testDatabase } from "./postgres.js";

export interface TestHouse extends House {
  /** A folder of its own, gone with the house. */
  readonly folder: string;
}

/** A house on a fresh database of a real PostgreSQL, migrated; `stop` takes it all away. */
export const testHouse = async (given?: TestDatabase): Promise<TestHouse> => {
  const database = given ?? (await testDatabase());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-house-"));
  const connection = await makeReady(database.connection, migrations);
  const { pool, logPool, end } = poolsAt(connection);
  return {
    folder,
    isNew: true,
    connection,
    clock: new FolderClock(folder, false),
    pool,
    logPool,
    announce: async () => undefined,
    stop: async () => {
      await end();
      await database.drop();
      fs.rmSync(folder, { recursive: true });
    },
  };
};
