import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Pool } from "pg";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { migrate } from "./migrate.js";
import { openPool } from "./pool.js";

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.connection, "test", 4);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query("drop table if exists public.migrations; drop schema if exists log cascade");
});

const first = { id: "log-1", sql: "create schema log; create table log.events (at text)" };
const second = { id: "log-2", sql: "alter table log.events add column v integer" };

describe("migrations", () => {
  it("are applied once, in order, and later ones on top", async () => {
    expect(await migrate(pool, [first])).toEqual(["log-1"]);
    expect(await migrate(pool, [first, second])).toEqual(["log-2"]);
    expect(await migrate(pool, [first, second])).toEqual([]);
    expect((await pool.query("select at, v from log.events")).rows).toEqual([]);
  });

  it("are applied once by processes that start at the same time", async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(pool, [first, second])));
    expect(runs.flat()).toEqual(["log-1", "log-2"]);
  });

  it("are applied all or not at all", async () => {
    const broken = { id: "log-2", sql: "alter table log.nothing add column v integer" };
    await expect(migrate(pool, [first, broken])).rejects.toThrow(/log\.nothing/);
    expect(await migrate(pool, [first])).toEqual(["log-1"]);
  });

  it("of a newer program make an older one refuse", async () => {
    await migrate(pool, [first, second]);
    await expect(migrate(pool, [first])).rejects.toThrow("NEWER_SCHEMA");
  });

  it("cannot change once applied, save in their layout", async () => {
    await migrate(pool, [first]);
    expect(await migrate(pool, [{ ...first, sql: first.sql.replace(" ", "\n  ") }])).toEqual([]);
    const changed = { ...first, sql: first.sql.replace("text", "integer") };
    await expect(migrate(pool, [changed])).rejects.toThrow("CHANGED_MIGRATION");
  });
});
