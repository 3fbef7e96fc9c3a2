import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { testDatabase, type TestDatabase } from "../../../test/postgres.js";
import { holdFolder } from "./folder-holder.js";

let database: TestDatabase;
let rival: Client;
let watching: Client;
beforeAll(async () => {
  database = await testDatabase();
  [rival, watching] = [new Client(database.connection), new Client(database.connection)];
  for (const client of [rival, watching]) await client.connect();
}, 60_000);
afterAll(async () => {
  for (const client of [rival, watching]) await client.end();
  await database.drop();
});

const sessions = async (application: string): Promise<readonly number[]> => {
  const { rows } = await watching.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = $1",
    [application],
  );
  return rows.map(({ pid }) => pid);
};

describe("whoever has lost a folder and does not get it back", () => {
  it("tries again and again, and leaves no session behind", async () => {
    const hold = await holdFolder(database.connection, "server 4242");
    const [lost = 0] = await sessions("server 4242");
    const { rows } = await watching.query<{ name: string }>("select current_database() as name");
    // Of sessions to come: each gives up soon.
    await watching.query(`alter database "${rows[0]?.name}" set statement_timeout = '20ms'`);
    const { objid } = await lockOf(lost);
    const taken = rival.query("select pg_advisory_lock($1)", [objid]);
    await watching.query("select pg_terminate_backend($1)", [lost]);
    await taken;

    const seen = new Set<number>();
    while (seen.size < 5) {
      const now = await sessions("server 4242");
      expect(now.length).toBeLessThanOrEqual(2);
      for (const pid of now) seen.add(pid);
      await pause(5);
    }
    await hold.release();
  }, 60_000);
});

const lockOf = async (pid: number): Promise<{ readonly objid: number }> => {
  const { rows } = await watching.query<{ objid: number }>(
    "select objid::int as objid from pg_locks where pid = $1 and locktype = 'advisory'",
    [pid],
  );
  return rows[0] ?? { objid: 0 };
};
