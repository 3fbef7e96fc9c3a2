import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { StreamName } from "#kernel/index.js";
import { gone, keyFor, type KeptSecret, unwrapped, wrappedAnew } from "./kept-secret.js";
import { type KeyEncryptionKey, type KeyRing, wrapKey } from "./key-ring.js";

interface KeyRow extends KeptSecret {
  readonly subject: StreamName;
}

const handful = 1_000;

/** One at a time, over all processes: whoever makes, changes or destroys what wraps. */
export const withKeysLocked = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtextextended('creativallee keys', 0))");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (fault) {
    await client.query("rollback").catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
};

/** Whether all stands wrapped, and there is a secret. */
const look = `
  select exists (select from keys.log_secret where wrapped_by <> $1)
    and not exists (select from keys.data_keys where wrapped_by = $1) as done`;

/**
 * Makes the log's secret on a new database, and wraps what an earlier release has left as it was: all of
 * it or nothing. The ring has the key before anything is wrapped by it; what a crash leaves there is
 * taken the next time.
 */
export const wrapAll = async (pool: Pool, ring: KeyRing): Promise<void> => {
  const { rows } = await pool.query<{ done: boolean }>(look, [unwrapped]);
  if (rows[0]?.done) return;
  const wrapped = await withKeysLocked(pool, async (client) => {
    const [secret] = await secretIn(client);
    const today = secret?.wrapped_by ?? (await anyIn(client)) ?? unwrapped;
    const kek = today === unwrapped ? await ring.spare() : await keyFor(ring, today);
    if (!secret)
      await client.query(`insert into keys.log_secret (bytes, wrapped_by) values ($1, $2)`, [
        wrapKey(kek, "log", randomBytes(32)),
        kek.id,
      ]);
    return wrapUnder(client, ring, kek, `wrapped_by = '${unwrapped}'`);
  });
  // What is wrapped now stood there in clear: nothing of that stays in the table's own files.
  if (wrapped > 0) await pool.query("vacuum full keys.data_keys, keys.log_secret");
};

/**
 * Wraps all that is left under a new key, then destroys the old: what was deleted, and is still in files,
 * logs and dumps of the database, opens no more. Interrupted, it begins anew, or has only that left to do.
 */
export const rewrap = async (pool: Pool, ring: KeyRing): Promise<number> => {
  const { count, id } = await withKeysLocked(pool, async (client) => {
    const [secret] = await secretIn(client);
    if (!secret) throw new Error("There is no log, hence no key.");
    const kek = await ring.spare(secret.wrapped_by);
    return { count: await wrapUnder(client, ring, kek, `wrapped_by <> '${gone}'`), id: kek.id };
  });
  await withKeysLocked(pool, () => ring.keepOnly(id));
  await pool.query("vacuum full keys.data_keys, keys.log_secret");
  return count;
};

/** For update: whoever makes a key holds a share of it, and makes it anew under the key that is then. */
const secretIn = async (client: PoolClient): Promise<readonly KeptSecret[]> =>
  (await client.query<KeptSecret>(`select bytes, wrapped_by from keys.log_secret for update`)).rows;

/** Where the secret alone was lost: the others say by what they are wrapped, and need it. */
const anyIn = async (client: PoolClient): Promise<string | undefined> =>
  (
    await client.query<Pick<KeptSecret, "wrapped_by">>(
      `select wrapped_by from keys.data_keys where wrapped_by not in ($1, $2) limit 1`,
      [unwrapped, gone],
    )
  ).rows[0]?.wrapped_by;

const wrapUnder = async (
  client: PoolClient,
  ring: KeyRing,
  kek: KeyEncryptionKey,
  which: string,
): Promise<number> => {
  const { rows } = await client.query<KeyRow>(
    `select subject, bytes, wrapped_by from keys.data_keys where ${which} order by subject for update`,
  );
  for (let from = 0; from < rows.length; from += handful) {
    const some = rows.slice(from, from + handful);
    const bytes: Uint8Array[] = [];
    for (const row of some) bytes.push(await wrappedAnew(row, row.subject, ring, kek));
    await client.query(
      `update keys.data_keys k set bytes = n.bytes, wrapped_by = $3
       from unnest($1::text[], $2::bytea[]) n (subject, bytes) where k.subject = n.subject`,
      [some.map(({ subject }) => subject), bytes, kek.id],
    );
  }
  const [secret] = await secretIn(client);
  if (!secret || secret.wrapped_by === kek.id) return rows.length;
  const bytes = await wrappedAnew(secret, "log", ring, kek);
  await client.query(
    `update keys.log_secret set bytes = $1, wrapped_by = $2, made_at = clock_timestamp()`,
    [bytes, kek.id],
  );
  return rows.length + 1;
};
