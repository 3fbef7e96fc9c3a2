import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import { logMigrations } from "#event-store/postgres/migrations.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { keyMigrations } from "#sealing/migrations.js";
import { KeyFile } from "#sealing/key-file.js";
import { openKeys } from "#sealing/postgres-keys.js";
import { testDatabase, type TestDatabase } from "../../test/postgres.js";
import { projectionMigrations } from "./migrations.js";
import { pause } from "./pause.js";
import { replay } from "./replay.js";
import { projectionStatus } from "./status.js";
import { StoryLog } from "./story-log.js";
import { days, shelf, tool, type ToolEvent } from "./tool-library.js";

const bought = (name: string): ToolEvent => ({ type: "ToolBought", name, from: "a neighbour" });
const lent = (to: string): ToolEvent => ({ type: "ToolLent", to });
const returned: ToolEvent = { type: "ToolReturned" };
const scrapped: ToolEvent = { type: "ToolScrapped" };

const saw = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0001";
const drill = "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0002";

let database: TestDatabase;
let pool: Pool;
let log: StoryLog;
let folder: string;
const keyFile = () => path.join(folder, "key.json");
const started: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool(database.connection);
  pool.on("error", () => undefined);
  for (const { sql } of [...logMigrations, ...keyMigrations, ...projectionMigrations])
    await pool.query(sql);
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-releases-"));
  const { keys } = await openKeys(pool, new KeyFile(keyFile()));
  log = new StoryLog(new PostgresEventStore(pool), keys);
}, 30_000);
afterEach(() => {
  for (const process of started.splice(0)) process.kill("SIGKILL");
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await fs.rm(folder, { recursive: true });
});

/** A worker in a process of its own; the older release has never heard of a tool that is scrapped. */
const worker = (release: "older" | "newer") => {
  const source = ["--conditions=source", "--import", "./test/typescript.mjs"];
  const told = [JSON.stringify(database.connection), release, keyFile()];
  const child = spawn(process.execPath, [...source, "test/processes/projecting.ts", ...told], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  started.push(child);
  return {
    stop: async () => {
      child.stdin.end();
      await once(child, "exit");
    },
  };
};

const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await pause(20);
};
const statusOf = async (name: string) =>
  (await projectionStatus(pool)).find((one) => one.name === name);
const folded = (name: string, events: number) =>
  until(async () => (await statusOf(name))?.events === events);
const shelved = async () =>
  (await pool.query<object>("select key, borrower from read.shelf order by key")).rows;
const holders = async (name: string) =>
  (await pool.query("select from read.leases where name = $1 and until > now()", [name])).rowCount;

describe("two releases side by side", () => {
  it("leave what only the newer one knows to that one, pass nothing over, and stand in for each other", async () => {
    const older = worker("older");
    await log.tell(tool, saw, [bought("Scie"), lent("ana")]);
    await log.tell(tool, drill, [bought("Perceuse")]);
    await folded("shelf", 3);
    await log.tell(tool, drill, [scrapped]);
    await log.tell(tool, saw, [returned]);
    await folded("days", 5);
    await until(async () => (await statusOf("shelf"))?.stopped?.type === "ToolScrapped");
    // It has let go, so that whoever can go on may; what it can read it goes on with.
    await until(async () => (await holders("shelf")) === 0);
    expect(await holders("days")).toBe(1);
    expect(await shelved()).toEqual([
      { key: saw, borrower: "ana" },
      { key: drill, borrower: null },
    ]);

    const newer = worker("newer");
    await folded("shelf", 5);
    expect(await shelved()).toEqual([{ key: saw, borrower: null }]);
    expect(await statusOf("shelf")).toMatchObject({ stopped: null });
    await newer.stop();

    // The older one can go on from there, since the newer has passed what stopped it.
    await log.tell(tool, saw, [lent("bea")]);
    await folded("shelf", 6);
    await folded("days", 6);
    await older.stop();
    expect(await shelved()).toEqual([{ key: saw, borrower: "bea" }]);
    const { connection } = database;
    const found = await replay({ connection, ...log, models: [shelf, days] });
    expect(found).toMatchObject([{ live: { differing: [] } }, { live: { differing: [] } }]);
  }, 60_000);
});
