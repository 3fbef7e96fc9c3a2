import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { openPool } from "../database/pool.js";
import { makeQueue, queueParts } from "./queue-parts.js";

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.connection, "test", 1);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it("the queue's tables are made, by many at once too, and known by their names", async () => {
  const before = await queueParts(pool);
  expect(before.isAbsent).toBe(true);
  await Promise.all([1, 2, 3].map(() => makeQueue(database.connection)));
  expect(await queueParts(pool)).toEqual({ isAbsent: false, lacking: [] });
  const { rows } = await pool.query<{ others: number }>(
    `select count(*)::int as others from pg_class
     where relnamespace = 'jobs'::regnamespace and relkind = 'r' and relname !~ '^relay_'`,
  );
  expect(rows).toEqual([{ others: before.lacking.length }]);
});

it("one that is gone is missed, and not made again beside the others", async () => {
  await pool.query("drop table jobs.job cascade");
  expect(await queueParts(pool)).toEqual({ isAbsent: false, lacking: ["job"] });
  await expect(makeQueue(database.connection)).rejects.toMatchObject({
    faults: [{ code: "QUEUE_NOT_WHOLE", about: { missing: "job" } }],
  });
  await pool.query("drop schema jobs cascade");
  await makeQueue(database.connection);
});

it("somebody else's schema of its name is left alone", async () => {
  await pool.query("drop schema jobs cascade; create schema jobs; create table jobs.job (id int)");
  await expect(makeQueue(database.connection)).rejects.toThrow("QUEUE_NOT_WHOLE");
  expect(await queueParts(pool)).toMatchObject({ lacking: expect.arrayContaining(["migration"]) });
});
