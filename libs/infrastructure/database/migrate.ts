import { hash } from "node:crypto";
import { DatabaseError, type Pool, type PoolClient } from "pg";
import { StartRefused } from "../configuration/faults.js";
import { partsLacking, partsOfOthers, type Migration } from "./schema-parts.js";

export type { Migration };

interface Applied {
  readonly id: string;
  readonly checksum: string;
}

const lock = 1_668_643;

/**
 * Brings the database to this program's form: all that is missing, in the order given, or nothing.
 * Processes that start at once take turns.
 * @returns the ids applied now.
 * @throws StartRefused when a newer program has been here, an applied step has changed since or what
 * it made is gone, or the database holds something that is somebody else's before anything is ours.
 */
export const migrate = async (
  pool: Pool,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const applied = await migrateWithin(client, migrations);
    await client.query("commit");
    return applied;
  } catch (fault) {
    await client.query("rollback").catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
};

const migrateWithin = async (client: PoolClient, migrations: readonly Migration[]) => {
  await client.query("select pg_advisory_xact_lock($1)", [lock]);
  const missing = await missingSteps(client, migrations);
  // Made only when there is something to note: it takes a right that a running program need not have.
  if (missing.length > 0) await client.query(notes);
  for (const migration of missing) {
    await client.query(migration.sql);
    await client.query("insert into public.migrations (id, checksum) values ($1, $2)", [
      migration.id,
      checksum(migration),
    ]);
  }
  return missing.map(({ id }) => id);
};

/**
 * What `migrate` would do, of which nothing is done.
 * @throws StartRefused as it does
 */
export const missingSteps = async (
  client: Pick<PoolClient, "query">,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> => {
  const rows = await appliedIn(client);
  if (rows.length === 0) refuseForeign(await partsOfOthers(client, migrations));
  refuseOthers(rows, migrations);
  const done = new Set(rows.map(({ id }) => id));
  refuseHalf(await partsLacking(client, migrations, done));
  return migrations.filter(({ id }) => !done.has(id));
};

const notes = `
  create table if not exists public.migrations (
    id         text primary key,
    checksum   text not null,
    applied_at timestamptz not null default now()
  )`;

const appliedIn = async (client: Pick<PoolClient, "query">): Promise<readonly Applied[]> => {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.migrations') is not null as there",
  );
  if (!rows[0]?.there) return [];
  try {
    return (await client.query<Applied>("select id, checksum from public.migrations")).rows;
  } catch (error) {
    // Many a program keeps its own steps under this name.
    if (error instanceof DatabaseError && error.code === undefinedColumn)
      refuseForeign(["public.migrations"]);
    throw error;
  }
};

const undefinedColumn = "42703";

const refuseForeign = (found: readonly string[]): void => {
  if (found.length === 0) return;
  throw new StartRefused({ code: "FOREIGN_SCHEMA", about: { found: found.join(", ") } });
};

const refuseHalf = (lacking: readonly string[]): void => {
  if (lacking.length === 0) return;
  throw new StartRefused({ code: "HALF_MIGRATED", about: { missing: lacking.join(", ") } });
};

const refuseOthers = (applied: readonly Applied[], migrations: readonly Migration[]): void => {
  const known = new Map(migrations.map((migration) => [migration.id, checksum(migration)]));
  const unknown = applied.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (unknown.length > 0) {
    throw new StartRefused({ code: "NEWER_SCHEMA", about: { unknown: unknown.sort().join(", ") } });
  }
  const changed = applied.filter((one) => known.get(one.id) !== one.checksum);
  if (changed.length > 0) {
    const refusals = changed.map(({ id }) => ({
      code: "CHANGED_MIGRATION" as const,
      about: { migration: id },
    }));
    throw new StartRefused(...refusals);
  }
};

/** White space may be laid out anew: it does not change what a step does. */
const checksum = ({ sql }: Migration): string => hash("sha256", sql.replace(/\s+/g, " ").trim());
