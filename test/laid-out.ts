import { afterAll, beforeEach } from "@jest/globals";
import { Pool } from "pg";
import { testDatabase } from "./postgres.js";

interface Migration {
  readonly sql: string;
}

/** A database of one suite's own, laid out anew before each of its tests. */
export const laidOut = async (...migrations: readonly (readonly Migration[])[]) => {
  const { connection, drop } = await testDatabase();
  const pool = new Pool(connection);
  // The drop cuts off what is still connected, which ends a process where nobody listens.
  pool.on("error", () => undefined);
  beforeEach(async () => {
    await pool.query("drop schema if exists read, log, jobs cascade");
    for (const { sql } of migrations.flat()) await pool.query(sql);
  });
  afterAll(async () => {
    await pool.end();
    await drop();
  });
  return { connection, pool };
};
