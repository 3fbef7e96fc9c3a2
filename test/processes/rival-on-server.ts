// As `rival.ts`, on a log in EventStoreDB.
import { rival } from "#event-store/contract/rival.js";
import { clientAt } from "#event-store/eventstoredb/client.js";
import { EventStoreDbEventStore } from "#event-store/eventstoredb/eventstoredb-event-store.js";
import { PostgresSealedParts } from "#event-store/eventstoredb/postgres-sealed-parts.js";
import { openPool } from "#infrastructure/database/pool.js";
import type { Connection } from "#infrastructure/database/connection.js";
import type { StreamName } from "#kernel/index.js";

const [address = "", connection = "", streams = ""] = process.argv.slice(2);
const pool = openPool(JSON.parse(connection) as Connection, "rival", 1);
const client = clientAt(address);
const store = new EventStoreDbEventStore(client, new PostgresSealedParts(pool));
const lanes = [4, 5, 6, 7].map((lane) => rival(store, JSON.parse(streams) as StreamName[], lane));
process.stdout.write(JSON.stringify((await Promise.all(lanes)).flat()));
await client.dispose();
await pool.end();
