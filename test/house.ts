import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { migrate } from "#infrastructure/database/migrate.js";
import { openPool } from "#infrastructure/database/pool.js";
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
  const pools: Pool[] = [];
  const pool = (name: string, size: number): Pool => {
    const opened = openPool(database.connection, name, size);
    pools.push(opened);
    return opened;
  };
  await migrate(pool("migrations", 1), migrations);
  return {
    folder,
    isNew: true,
    connection: database.connection,
    clock: new FolderClock(folder, false),
    pool,
    announce: async () => undefined,
    stop: async () => {
      await Promise.all(pools.map((opened) => opened.end()));
      await database.drop();
      fs.rmSync(folder, { recursive: true });
    },
  };
};
