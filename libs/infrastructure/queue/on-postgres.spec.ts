import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Pool } from "pg";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { poolOf } from "./on-postgres.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.drop());

it("sessions for jobs begin as all others do, and wait for no disk besides", async () => {
  const { connection } = database;
  const settings = ["search_path", "idle_in_transaction_session_timeout", "synchronous_commit"];
  const asked = async (pool: Pool) => {
    const told = await pool.query<{ setting: string }>(
      "select setting from pg_settings where name = any($1) order by array_position($1, name)",
      [settings],
    );
    await pool.end();
    return told.rows.map(({ setting }) => setting);
  };
  const [path, idle] = await asked(new Pool(connection));
  expect(idle).not.toBe("0");
  expect(await asked(new Pool(poolOf(connection, 1)))).toEqual([path, idle, "off"]);
});
