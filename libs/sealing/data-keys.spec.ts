import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { testDatabase, type TestDatabase } from "../../test/postgres.js";
import { MemoryDataKeys, type DataKeys } from "./data-keys.js";
import { KeysWrapped } from "./kept-secret.js";
import { keyMigrations } from "./migrations.js";
import { PostgresDataKeys } from "./postgres-data-keys.js";
import { loadLogSecret } from "./postgres-log-secret.js";

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool(database.connection);
  pool.on("error", () => undefined);
  for (const { sql } of keyMigrations) await pool.query(sql);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let made = 0;
const newSubject = (): StreamName => `person-${made++}`;

describe.each<[string, () => DataKeys]>([
  ["memory", () => new MemoryDataKeys()],
  ["postgres", () => new PostgresDataKeys(pool)],
])("data keys in %s", (_, open) => {
  it("are not there before they are made", async () => {
    const subject = newSubject();
    expect(await open().find([subject])).toEqual(new Map());
  });

  it("are made once, and found from then on", async () => {
    const [keys, subject] = [open(), newSubject()];
    const key = await keys.ensure(subject);
    expect(await keys.ensure(subject)).toEqual(key);
    expect(await keys.find([subject, newSubject()])).toEqual(new Map([[subject, key]]));
  });

  it("are one a subject, and one a purpose", async () => {
    const keys = open();
    const [one, other] = [await keys.ensure(newSubject()), await keys.ensure(newSubject())];
    const all = [one, other].flatMap(({ encryption, commitment, mac }) => [
      encryption,
      commitment,
      mac,
    ]);
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(6);
  });

  it("are the same for all who ask at once", async () => {
    const [keys, subject] = [open(), newSubject()];
    const asked = await Promise.all(Array.from({ length: 50 }, () => keys.ensure(subject)));
    for (const key of asked) expect(key).toEqual(asked[0]);
  });
});

describe("data keys in postgres", () => {
  it("are the same for processes that race, over subjects in any order", async () => {
    const subjects = Array.from({ length: 40 }, newSubject);
    const processes = Array.from({ length: 4 }, () => new PostgresDataKeys(pool));
    const asked = await Promise.all(
      processes.map((keys, i) =>
        Promise.all((i % 2 ? subjects : subjects.toReversed()).map((each) => keys.ensure(each))),
      ),
    );
    const stored = await new PostgresDataKeys(pool).find(subjects);
    for (const [i, keys] of asked.entries()) {
      const inOrder = i % 2 ? keys : keys.toReversed();
      expect(inOrder).toEqual(subjects.map((subject) => stored.get(subject)));
    }
  });

  it("wait for a writer that is about to make the same one", async () => {
    const subject = newSubject();
    const writer = await pool.connect();
    await writer.query("begin");
    await writer.query("insert into keys.data_keys (subject, bytes) values ($1, $2)", [
      subject,
      Buffer.alloc(32, 7),
    ]);
    const asked = new PostgresDataKeys(pool).ensure(subject);
    await untilSomebodyWaits();
    await writer.query("commit");
    writer.release();
    expect(await asked).toEqual((await new PostgresDataKeys(pool).find([subject])).get(subject));
  });

  it("that are asked for while an insert is on its way go together in the next", async () => {
    const statements: number[] = [];
    const counted = Object.assign(Object.create(pool) as Pool, {
      query: (sql: string, values: [readonly string[]]) => {
        statements.push(values[0].length);
        return pool.query(sql, values);
      },
    });
    const keys = new PostgresDataKeys(counted);
    const first = keys.ensure(newSubject());
    await Promise.resolve().then(() => Promise.resolve());
    await Promise.all([first, ...Array.from({ length: 20 }, () => keys.ensure(newSubject()))]);
    expect(statements).toEqual([1, 20]);
  });

  it("fail for those who asked while the database refused, and for nobody after", async () => {
    let refusing = true;
    const flaky = Object.assign(Object.create(pool) as Pool, {
      query: (sql: string, values: unknown[]) =>
        refusing ? Promise.reject(new Error("down")) : pool.query(sql, values),
    });
    const keys = new PostgresDataKeys(flaky);
    const subject = newSubject();
    await expect(keys.ensure(subject)).rejects.toThrow("down");
    refusing = false;
    expect(await keys.ensure(subject)).toBeDefined();
  });

  it("are refused once a newer release has wrapped them", async () => {
    const subject = newSubject();
    await new PostgresDataKeys(pool).ensure(subject);
    await pool.query("update keys.data_keys set wrapped_by = 'k1' where subject = $1", [subject]);
    await expect(new PostgresDataKeys(pool).find([subject])).rejects.toThrow(KeysWrapped);
  });
});

describe("the log's secret in postgres", () => {
  it("is one, whoever comes first", async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => loadLogSecret(pool)));
    expect(new Set(secrets.map((secret) => secret.claimId("siret", "1"))).size).toBe(1);
  });
});

const untilSomebodyWaits = async (): Promise<void> => {
  for (;;) {
    const { rowCount } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
};
