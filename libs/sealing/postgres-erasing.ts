import type { Pool, PoolClient } from "pg";
import type { StreamName } from "#kernel/index.js";
import { gone } from "./kept-secret.js";
import type { KeyRing } from "./key-ring.js";
import { withKeysLocked } from "./postgres-wrapping.js";

/** A row stays in the key's place, so that nobody makes another one, and who keeps it in memory hears. */
const inItsPlace = `
  insert into keys.data_keys (subject, bytes, wrapped_by, erased_at)
  select subject, '', '${gone}', clock_timestamp() from unnest($1::text[]) subject
  on conflict (subject) do update set bytes = '', wrapped_by = '${gone}', erased_at = clock_timestamp()
  where data_keys.wrapped_by <> '${gone}'`;

/**
 * Destroys the keys of these subjects, for good. The ring notes it first: whoever puts an older database
 * back from then on has it done again.
 */
export const destroyKeys = (
  pool: Pool,
  ring: KeyRing,
  subjects: readonly StreamName[],
): Promise<void> => withKeysLocked(pool, (client) => destroyed(client, ring, subjects));

const destroyed = async (
  client: PoolClient,
  ring: KeyRing,
  subjects: readonly StreamName[],
): Promise<void> => {
  for (const subject of subjects) await ring.noteErased(subject);
  await client.query(inItsPlace, [subjects]);
};

/**
 * Subjects that were erased, and are in this database as if they never had been: it was put back from an
 * older copy. Their keys are destroyed again once `purge` has done the rest; another process waits meanwhile.
 */
export const eraseAgain = async (
  pool: Pool,
  ring: KeyRing,
  purge: (subjects: readonly StreamName[]) => Promise<void>,
): Promise<void> => {
  const noted = await ring.erased();
  if (noted.length === 0 || (await standing(pool, noted)).length === 0) return;
  await withKeysLocked(pool, async (client) => {
    const back = await standing(client, noted);
    if (back.length === 0) return;
    await purge(back);
    await destroyed(client, ring, back);
  });
};

const standing = async (
  db: Pick<Pool, "query">,
  noted: readonly StreamName[],
): Promise<readonly StreamName[]> => {
  const { rows } = await db.query<{ subject: StreamName }>(
    `select subject from unnest($1::text[]) noted (subject) where not exists (
       select from keys.data_keys k where k.subject = noted.subject and k.wrapped_by = '${gone}')`,
    [noted],
  );
  return rows.map(({ subject }) => subject);
};

/** Whether a key was destroyed since the one that wraps the others was last replaced. */
export const rewrapIsDue = async (pool: Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ due: boolean }>(
    `select exists (select from keys.data_keys k, keys.log_secret s
       where k.wrapped_by = '${gone}' and k.erased_at > s.made_at) as due`,
  );
  return rows[0]?.due === true;
};
