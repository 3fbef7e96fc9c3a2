import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { testDatabase, type TestDatabase } from "../../test/postgres.js";
import { MemoryDataKeys, SubjectErased, type DataKeys } from "./data-keys.js";
import { CannotUnwrap, type KeyRing, KeysNotAtHand, MemoryKeyRing } from "./key-ring.js";
import { keyMigrations } from "./migrations.js";
import { PostgresDataKeys } from "./postgres-data-keys.js";
import { openKeys } from "./postgres-keys.js";
import { rewrap } from "./postgres-wrapping.js";

let database: TestDatabase;
let pool: Pool;
const ring = new MemoryKeyRing();

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool(database.connection);
  pool.on("error", () => undefined);
  for (const { sql } of keyMigrations) await pool.query(sql);
  await openKeys(pool, ring);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let made = 0;
const newSubject = (): StreamName => `person-${made++}`;

describe.each<[string, () => DataKeys]>([
  ["memory", () => new MemoryDataKeys()],
  ["postgres", () => new PostgresDataKeys(pool, ring)],
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
    const processes = Array.from({ length: 4 }, () => new PostgresDataKeys(pool, ring));
    const asked = await Promise.all(
      processes.map((keys, i) =>
        Promise.all((i % 2 ? subjects : subjects.toReversed()).map((each) => keys.ensure(each))),
      ),
    );
    const stored = await new PostgresDataKeys(pool, ring).find(subjects);
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
    const asked = new PostgresDataKeys(pool, ring).ensure(subject);
    await untilSomebodyWaits();
    await writer.query("commit");
    writer.release();
    expect(await asked).toEqual(
      (await new PostgresDataKeys(pool, ring).find([subject])).get(subject),
    );
  });

  it("that are asked for while an insert is on its way go together in the next", async () => {
    const statements: number[] = [];
    const counted = Object.assign(Object.create(pool) as Pool, {
      query: (sql: string, values?: [readonly string[]]) => {
        if (values && Array.isArray(values[0])) statements.push(values[0].length);
        return pool.query(sql, values);
      },
    });
    const keys = new PostgresDataKeys(counted, ring);
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
    const keys = new PostgresDataKeys(flaky, ring);
    const subject = newSubject();
    await expect(keys.ensure(subject)).rejects.toThrow("down");
    refusing = false;
    expect(await keys.ensure(subject)).toBeDefined();
  });

  it("come no more under a subject that another process has erased, and never again", async () => {
    let now = 0;
    const [subject, keys] = [newSubject(), new PostgresDataKeys(pool, ring, () => now)];
    await keys.ensure(subject);
    await pool.query(
      `update keys.data_keys set bytes = '', wrapped_by = 'erased', erased_at = now() where subject = $1`,
      [subject],
    );
    now += 1_000;
    expect(await keys.find([subject])).toEqual(new Map());
    await expect(keys.ensure(subject)).rejects.toThrow(SubjectErased);
  });
});

describe("the log's secret in postgres", () => {
  it("is one, whoever comes first", async () => {
    await pool.query("delete from keys.log_secret");
    const opened = await Promise.all(Array.from({ length: 8 }, () => openKeys(pool, ring)));
    expect(new Set(opened.map(({ secret }) => secret.claimId("siret", "1"))).size).toBe(1);
  });
});

const kept = async () =>
  (
    await pool.query<{ wrapped_by: string }>(
      `select distinct wrapped_by from keys.data_keys where wrapped_by <> 'erased'
       union select wrapped_by from keys.log_secret`,
    )
  ).rows.map(({ wrapped_by }) => wrapped_by);

describe("keys that wrap", () => {
  it("take over what an earlier release has left as it was, all of it or nothing", async () => {
    const subject = newSubject();
    const bytes = Buffer.alloc(32, 9);
    await pool.query("insert into keys.data_keys (subject, bytes) values ($1, $2)", [
      subject,
      bytes,
    ]);
    const before = await new PostgresDataKeys(pool, ring).find([subject]);
    const [today = ""] = (await kept()).filter((one) => one !== "none");
    // The key cannot be had: nothing is half wrapped.
    const empty = new MemoryKeyRing();
    await expect(openKeys(pool, empty)).rejects.toThrow(KeysNotAtHand);
    expect((await kept()).sort()).toEqual([today, "none"].sort());
    const { keys } = await openKeys(pool, ring);
    expect(await kept()).toEqual([today]);
    expect(await keys.find([subject])).toEqual(before);
    const { rows } = await pool.query("select from keys.data_keys where bytes = $1", [bytes]);
    expect(rows).toEqual([]);
  });

  it("are replaced while keys are made and read, and the old ones are gone", async () => {
    const subjects = Array.from({ length: 30 }, newSubject);
    const making = new PostgresDataKeys(pool, ring);
    const first = await making.ensure(subjects[0] ?? newSubject());
    const [old = ""] = await kept();
    const [made] = await Promise.all([
      Promise.all(subjects.map((subject) => making.ensure(subject))),
      rewrap(pool, ring),
    ]);
    await making.ensure(newSubject());
    const today = await kept();
    expect([today.length, today[0] === old]).toEqual([1, false]);
    expect(await ring.find(old)).toBeUndefined();
    const found = await new PostgresDataKeys(pool, ring).find(subjects);
    expect(subjects.map((subject) => found.get(subject))).toEqual(made);
    expect(made[0]).toEqual(first);
  });

  it("stay what they are where a crash came between the wrapping and the end of the old one", async () => {
    const subject = newSubject();
    const key = await new PostgresDataKeys(pool, ring).ensure(subject);
    const interrupted: KeyRing = Object.assign(Object.create(ring) as MemoryKeyRing, {
      find: (id: string) => ring.find(id),
      spare: (using?: string) => ring.spare(using),
      keepOnly: () => Promise.reject(new Error("killed")),
    });
    await expect(rewrap(pool, interrupted)).rejects.toThrow("killed");
    const again = async () => (await new PostgresDataKeys(pool, ring).find([subject])).get(subject);
    expect(await again()).toEqual(key);
    await rewrap(pool, ring);
    expect(await again()).toEqual(key);
  });

  it("do not open what was moved to another subject", async () => {
    const [one, other] = [newSubject(), newSubject()];
    const keys = new PostgresDataKeys(pool, ring);
    await Promise.all([keys.ensure(one), keys.ensure(other)]);
    await pool.query(
      `update keys.data_keys set bytes = (select bytes from keys.data_keys where subject = $1)
       where subject = $2`,
      [one, other],
    );
    await expect(new PostgresDataKeys(pool, ring).find([other])).rejects.toThrow(CannotUnwrap);
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
