// A process that writes to streams of a log in PostgreSQL which others write to as well, until it
// has done its rounds; prints the ids of each append that was accepted.
import { Pool, type ClientConfig } from "pg";
import { rival } from "#event-store/contract/rival.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import type { StreamName } from "#kernel/index.js";

const [connection = "", streams = ""] = process.argv.slice(2);
const pool = new Pool(JSON.parse(connection) as ClientConfig);
const store = new PostgresEventStore(pool);
const lanes = [4, 5, 6, 7].map((lane) => rival(store, JSON.parse(streams) as StreamName[], lane));
process.stdout.write(JSON.stringify((await Promise.all(lanes)).flat()));
await pool.end();
