import type { Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import { dataKey, newDataKey, SubjectErased, type DataKey, type DataKeys } from "./data-keys.js";
import { bytesOf, gone, keyFor, type KeptSecret, unwrapped } from "./kept-secret.js";
import { type KeyEncryptionKey, type KeyRing, KeysNotAtHand, wrapKey } from "./key-ring.js";

interface KeyRow extends KeptSecret {
  readonly subject: StreamName;
}

type Found = Map<StreamName, DataKey | typeof gone>;

/** More subjects than are at work at one time; a key with its subkeys takes well under a kilobyte. */
const cachedAtMost = 10_000;

/** How long a key may be used without a look at what was erased, and how far back that looks; in ms. */
export const looksEvery = 1_000;
const looksBack = 600_000;

const bySubject = `select subject, bytes, wrapped_by from keys.data_keys where subject = any($1)`;

/** Nothing under a key that wraps no more: the share of its row is held until this is committed. */
const insertOrRead = `
  with today as (
    select from keys.log_secret where wrapped_by = $3 for share
  ), made as (
    insert into keys.data_keys (subject, bytes, wrapped_by)
    select subject, bytes, $3 from unnest($1::text[], $2::bytea[]) n (subject, bytes)
    where exists (select from today)
    on conflict do nothing
    returning subject, bytes, wrapped_by
  )
  select * from made union all ${bySubject}`;

/** In which the key that wraps was replaced meanwhile. */
const attempts = 5;

/** Data keys in the schema `keys`, once `wrapAll` has seen to it; see `keyMigrations` (migrations.ts). */
export class PostgresDataKeys implements DataKeys {
  readonly #cache = new Map<StreamName, DataKey>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #gathering: { readonly subjects: Set<StreamName>; readonly keys: Promise<Found> } | undefined;
  #inFlight: Promise<unknown> = Promise.resolve();
  #wrapsToday: KeyEncryptionKey | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly ring: KeyRing,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  async find(subjects: readonly StreamName[]): Promise<ReadonlyMap<StreamName, DataKey>> {
    await this.#forgetErased();
    const found = new Map<StreamName, DataKey>();
    const missing = subjects.filter((subject) => {
      const key = this.#cache.get(subject);
      if (key) found.set(subject, key);
      return !key;
    });
    if (missing.length === 0) return found;
    for (const [subject, key] of await this.#query(bySubject, [missing]))
      if (key !== gone) found.set(subject, key);
    return found;
  }

  async ensure(subject: StreamName): Promise<DataKey> {
    await this.#forgetErased();
    const known = this.#cache.get(subject);
    if (known) return known;
    const { subjects, keys } = (this.#gathering ??= this.#gather());
    subjects.add(subject);
    const key = (await keys).get(subject);
    if (!key) throw new Error(`The key of ${subject} went while it was being read.`);
    if (key === gone) throw new SubjectErased(subject);
    return key;
  }

  /** Another process may have erased somebody whose key this one holds. */
  async #forgetErased(): Promise<void> {
    const now = this.monotonic();
    if (this.#cache.size === 0 || now - this.#lookedAt < looksEvery) return;
    if (now - this.#lookedAt > looksBack / 2) this.#cache.clear();
    const { rows } = await this.pool.query<Pick<KeyRow, "subject">>(
      `select subject from keys.data_keys
       where wrapped_by = '${gone}' and erased_at > clock_timestamp() - $1 * interval '1 ms'`,
      [looksBack],
    );
    for (const { subject } of rows) this.#cache.delete(subject);
    this.#lookedAt = now;
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
    for (let attempt = 1; ; attempt += 1) {
      const kek = await this.#today(attempt > 1);
      const made = subjects.map((subject) => wrapKey(kek, subject, newDataKey()));
      const found = await this.#query(insertOrRead, [subjects, made, kek.id]);
      // A key that another process made meanwhile is in neither half: the insert waited for its
      // commit, but the statement's snapshot is older.
      const missing = subjects.filter((subject) => !found.has(subject));
      if (missing.length > 0)
        for (const [subject, key] of await this.#query(bySubject, [missing]))
          found.set(subject, key);
      if (found.size === subjects.length || attempt === attempts) return found;
    }
  }

  /** The key that wraps today, as far as is known; an insert under one that does not any more makes nothing. */
  async #today(isLookedUp: boolean): Promise<KeyEncryptionKey> {
    if (this.#wrapsToday && !isLookedUp) return this.#wrapsToday;
    const { rows } = await this.pool.query<Pick<KeyRow, "wrapped_by">>(
      `select wrapped_by from keys.log_secret`,
    );
    return (this.#wrapsToday = await keyFor(this.ring, rows[0]?.wrapped_by ?? unwrapped));
  }

  /** Again where the key that wraps was replaced between the reading of a row and the opening of it. */
  async #query(sql: string, values: readonly unknown[]): Promise<Found> {
    return this.#read(sql, values).catch((fault: unknown) => {
      if (!(fault instanceof KeysNotAtHand)) throw fault;
      return this.#read(sql, values);
    });
  }

  async #read(sql: string, values: readonly unknown[]): Promise<Found> {
    const found: Found = new Map();
    const { rows } = await this.pool.query<KeyRow>(sql, [...values]);
    for (const row of rows) {
      if (row.wrapped_by === gone) {
        found.set(row.subject, gone);
        continue;
      }
      const key = dataKey(await bytesOf(row, row.subject, this.ring));
      found.set(row.subject, key);
      this.#remember(row.subject, key);
    }
    return found;
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
