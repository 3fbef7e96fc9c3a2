import { hash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { StartRefused } from "../configuration/faults.js";

/** One forward-only step: `log-1`, `keys-1`. Once released, neither part ever changes. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

interface Applied {
  readonly id: string;
  readonly checksum: string;
}

const lock = 1_668_643;

/**
 * Brings the database to this program's form: all that is missing, in the order given, or nothing.
 * Processes that start at once take turns.
 * @returns the ids applied now.
 * @throws StartRefused when a newer program has been here, or an applied step has changed since.
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
  await client.query(`
    create table if not exists public.migrations (
      id         text primary key,
      checksum   text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<Applied>("select id, checksum from public.migrations");
  refuseOthers(rows, migrations);
  const done = new Set(rows.map(({ id }) => id));
  const missing = migrations.filter(({ id }) => !done.has(id));
  for (const migration of missing) {
    await client.query(migration.sql);
    await client.query("insert into public.migrations (id, checksum) values ($1, $2)", [
      migration.id,
      checksum(migration),
    ]);
  }
  return missing.map(({ id }) => id);
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
