import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import { beginning } from "#event-store/port.js";
import { testDatabase, type TestDatabase } from "../../test/postgres.js";
import { as } from "../../test/reading.js";
import { projectionMigrations } from "./migrations.js";
import { query } from "./query.js";
import type { ReadModel } from "./read-model.js";
import { NotReady, Reader } from "./reader.js";
import { rebuild } from "./rebuild.js";
import { StoryLog } from "./story-log.js";
import { TimeTravel } from "./time-travel.js";
import { shelf, tool } from "./tool-library.js";

let database: TestDatabase;
let pool: Pool;
const log = new StoryLog();
beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool(database.connection);
  for (const { sql } of projectionMigrations) await pool.query(sql);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

class Nothing {}

const borrowers = query({
  name: "borrowers",
  path: "/borrowers",
  summary: "Tells who has borrowed what.",
  shape: Nothing,
  of: [shelf],
  run: (tables) => tables.select(`select borrower from ${tables.of(shelf)}`, []),
});

const readerOf = (): Reader => {
  const { store, open } = log;
  const momentOf = async () => ({ position: beginning, known: beginning });
  const travel = new TimeTravel({ connection: database.connection, store, open, momentOf });
  const nowhere = { position: () => undefined, onMove: () => () => undefined };
  const clock = { now: () => "2026-01-20T09:00:00.000Z", offset: () => 0 };
  return new Reader(pool, store, nowhere, travel, clock, async () => null);
};

describe("a reader", () => {
  it("says that it has no table when a newer release has put another in its place", async () => {
    const { connection } = database;
    await log.tell(tool, "0b8e6f0e-6b8f-4a7c-8d58-6b1f0c6f0001", [
      { type: "ToolBought", name: "Scie", from: "a neighbour" },
      { type: "ToolLent", to: "ana" },
    ]);
    await rebuild({ connection, ...log, models: [shelf] });
    const reader = readerOf();
    const ask = () => reader.ask(borrowers, {}, as("auditor", "p"));
    expect((await ask()).answer).toEqual([{ borrower: "ana" }]);
    const { borrower: _, ...columns } = shelf.columns;
    const next: ReadModel = { ...shelf, version: 2, columns, indexes: [] };
    await rebuild({ connection, ...log, models: [next] });
    await expect(ask()).rejects.toThrow(NotReady);
    await rebuild({ connection, ...log, models: [shelf] });
    expect((await ask()).answer).toEqual([{ borrower: "ana" }]);
  });
});
