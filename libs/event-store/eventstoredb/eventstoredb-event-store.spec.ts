import { execFile } from "node:child_process";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { Client, type ClientConfig, Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { heldAppend } from "../../../test/event-store-server/held-append.js";
import { nameOfServer, serverUnderTest } from "../../../test/event-store-server/under-test.js";
import { testDatabase } from "../../../test/postgres.js";
import { eventStoreContract } from "../contract.js";
import { logMigrations } from "../postgres/migrations.js";
import { clientAt } from "./client.js";
import { EventStoreDbEventStore } from "./eventstoredb-event-store.js";
import { partsInDoubtMigrations } from "./migrations.js";
import { PostgresSealedParts } from "./postgres-sealed-parts.js";

const source = ["--conditions=source", "--import", "./test/typescript.mjs"];

const rivalProcess = async (
  address: string,
  connection: ClientConfig,
  streams: readonly StreamName[],
) => {
  const told = [address, JSON.stringify(connection), JSON.stringify(streams)];
  const process = [...source, "test/processes/rival-on-server.ts", ...told];
  const { stdout } = await promisify(execFile)(execPath, process);
  return JSON.parse(stdout) as string[][];
};

const emptyParts = async () => {
  const database = await testDatabase();
  const client = new Client(database.connection);
  await client.connect();
  for (const { sql } of [...logMigrations, ...partsInDoubtMigrations]) await client.query(sql);
  await client.end();
  return database;
};

eventStoreContract(`The log in EventStoreDB (${nameOfServer})`, async () => {
  const server = await serverUnderTest();
  const { connection, drop } = await emptyParts();
  const pool = new Pool({ ...connection, max: 8 }).on("error", () => undefined);
  const parts = new PostgresSealedParts(pool);
  const clients = [clientAt(server.linked), clientAt(server.address)] as const;
  return {
    store: new EventStoreDbEventStore(clients[0], parts),
    another: new EventStoreDbEventStore(clients[1], parts),
    rivalProcess: (streams) => rivalProcess(server.address, connection, streams),
    loseNextAnswer: () => server.link.loseNextAnswer(),
    holdWriter: (events) => heldAppend(server.link, events),
    close: async () => {
      for (const client of clients) await client.dispose();
      await server.close();
      await pool.end();
      await drop();
    },
  };
});
