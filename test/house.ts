import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { keyKeepingOf } from "#infrastructure/configuration/settings.js";
import { makeReady } from "#infrastructure/database/make-ready.js";
import { poolsAt } from "#infrastructure/database/pool.js";
import type { House } from "#infrastructure/house.js";
import { migrations } from "../apps/server/migrations.js";
import { type Node, startNode } from "./event-store-server/server.js";
import { addressOf } from "./event-store-server/under-test.js";
import { type TestDatabase, testDatabase } from "./postgres.js";

export interface TestHouse extends House {
  /** A folder of its own, gone with the house. */
  readonly folder: string;
  /** Where its log stands when LOG=eventstoredb: EVENTSTORE_URL, else a stand-in of its own. */
  readonly eventStoreUrl?: string;
  /** That stand-in. */
  readonly node?: Node;
}

/** A house on a fresh database of a real PostgreSQL, migrated; `stop` takes it all away. */
export const testHouse = async (given?: TestDatabase): Promise<TestHouse> => {
  const database = given ?? (await testDatabase());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-house-"));
  const connection = await makeReady(database.connection, migrations);
  const { pool, logPool, end } = poolsAt(connection);
  const isOnServer = process.env["LOG"] === "eventstoredb";
  const named = process.env["EVENTSTORE_URL"];
  const node = isOnServer && !named ? await startNode() : undefined;
  const eventStoreUrl = isOnServer ? (named ?? (node && addressOf(node))) : undefined;
  return {
    folder,
    ...(eventStoreUrl && { eventStoreUrl }),
    ...(node && { node }),
    isNew: true,
    connection,
    clock: new FolderClock(folder, false),
    keyKeeping: keyKeepingOf({ dataDir: folder }),
    pool,
    logPool,
    announce: async () => undefined,
    stop: async () => {
      await end();
      await node?.stop();
      await database.drop();
      fs.rmSync(folder, { recursive: true });
    },
  };
};
