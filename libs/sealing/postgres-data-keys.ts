import type { Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { dataKey, newDataKey, type DataKey, type DataKeys } from "./data-keys.js";
import { bytesOf, type KeptSecret } from "./kept-secret.js";

interface KeyRow extends KeptSecret {
  readonly subject: StreamName;
}

type Found = ReadonlyMap<StreamName, DataKey>;

/** More subjects than are at work at one time; a key with its subkeys takes well under a kilobyte. */
const cachedAtMost = 10_000;

const bySubject = `select subject, bytes, wrapped_by from keys.data_keys where subject = any($1)`;

const insertOrRead = `
  with made as (
    insert into keys.data_keys (subject, bytes)
    select * from unnest($1::text[], $2::bytea[])
    on conflict do nothing
    returning subject, bytes, wrapped_by
  )
  select * from made union all ${bySubject}`;

/** Data keys in the schema `keys`; see `keyMigrations` (migrations.ts). */
export class PostgresDataKeys implements DataKeys {
  readonly #cache = new Map<StreamName, DataKey>();
  #gathering: { readonly subjects: Set<StreamName>; readonly keys: Promise<Found> } | undefined;
  #inFlight: Promise<unknown> = Promise.resolve();

  constructor(private readonly pool: Pool) {}

  async find(subjects: readonly StreamName[]): Promise<Found> {
    const found = new Map<StreamName, DataKey>();
    const missing = subjects.filter((subject) => {
      const key = this.#cache.get(subject);
      if (key) found.set(subject, key);
      return !key;
    });
    if (missing.length > 0) await this.#query(found, bySubject, [missing]);
    return found;
  }

  async ensure(subject: StreamName): Promise<DataKey> {
    const known = this.#cache.get(subject);
    if (known) return known;
    const { subjects, keys } = (this.#gathering ??= this.#gather());
    subjects.add(subject);
    const key = (await keys).get(subject);
    if (!key) throw new Error(`The key of ${subject} went while it was being read.`);
    return key;
  }

  /** Whoever asks while an insert is on its way goes into the next: one commit serves them all. */
  #gather() {
    const subjects = new Set<StreamName>();
    const keys = this.#inFlight.then(() => {
      this.#gathering = undefined;
      // In one order everywhere, or two processes could wait for each other.
      return this.#makeMissing([...subjects].sort());
    });
    // A failure is told to those who asked in that batch, not to the next.
    this.#inFlight = keys.catch(() => undefined);
    return { subjects, keys };
  }

  async #makeMissing(subjects: readonly StreamName[]): Promise<Found> {
    const found = new Map<StreamName, DataKey>();
    await this.#query(found, insertOrRead, [subjects, subjects.map(newDataKey)]);
    // A key that another process made meanwhile is in neither half: the insert waited for its
    // commit, but the statement's snapshot is older.
    const missing = subjects.filter((subject) => !found.has(subject));
    if (missing.length > 0) await this.#query(found, bySubject, [missing]);
    return found;
  }

  async #query(found: Map<StreamName, DataKey>, sql: string, values: readonly unknown[]) {
    const { rows } = await this.pool.query<KeyRow>(sql, [...values]);
    for (const row of rows) {
      const key = dataKey(bytesOf(row));
      found.set(row.subject, key);
      this.#remember(row.subject, key);
    }
  }

  #remember(subject: StreamName, key: DataKey) {
    this.#cache.set(subject, key);
    if (this.#cache.size <= cachedAtMost) return;
    for (const oldest of this.#cache.keys()) {
      this.#cache.delete(oldest);
      return;
    }
  }
}
