// A worker of an older or a newer release: runs the read models of the tool library over a log in
// PostgreSQL until its stdin ends; the newer one knows an event that the older has never heard of.
import { once } from "node:events";
import { Pool } from "pg";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import type { Connection } from "#infrastructure/database/connection.js";
import { Projector } from "#projections/projector.js";
import { StoryLog } from "#projections/story-log.js";
import { days, shelf, tool } from "#projections/tool-library.js";
import { KeyFile } from "#sealing/key-file.js";
import { openKeys } from "#sealing/postgres-keys.js";

const [told = "", release = "", keyFile = ""] = process.argv.slice(2);
const connection = JSON.parse(told) as Connection;
const pool = new Pool(connection);
const { keys } = await openKeys(pool, new KeyFile(keyFile));
const { store, open } = new StoryLog(new PostgresEventStore(pool), keys);
const { ToolScrapped: _, ...known } = tool.events;
const older = { ...shelf, reads: [{ ...tool, events: known }] };
const models = [release === "newer" ? shelf : older, days];
const report = (fault: unknown) => console.error(fault);
const over = new AbortController();
const running = new Projector({ connection, store, open, models, report }).run(over.signal);
process.stdin.resume();
await once(process.stdin, "end");
over.abort();
await running;
await pool.end();
