import type { PoolClient } from "pg";

/** One forward-only step: `log-1`, `keys-1`. Once released, neither part ever changes. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

const schemasIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\bcreate schema (\w+)/g)].flatMap(([, name]) => name ?? []);

const tablesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\bcreate table (\w+\.\w+)/g)].flatMap(([, name]) => name ?? []);

const droppedIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\bdrop table (\w+\.\w+)/g)].flatMap(([, name]) => name ?? []);

/** Schemas that the steps would make and that are there: before the first step they are no work of ours. */
export const partsMade = async (
  client: Pick<PoolClient, "query">,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname = any($1) order by 1",
    [migrations.flatMap(({ sql }) => schemasIn(sql))],
  );
  return rows.map(({ name }) => name);
};

/**
 * Tables that steps which were applied have made and that are gone, and steps without which a later
 * one of the same room cannot have been applied. Filled up again, they would be empty, beside the rest.
 */
export const partsLacking = async (
  client: Pick<PoolClient, "query">,
  migrations: readonly Migration[],
  applied: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const sql = migrations.filter(({ id }) => applied.has(id)).map((one) => one.sql);
  const dropped = new Set(sql.flatMap(droppedIn));
  const tables = sql.flatMap(tablesIn).filter((table) => !dropped.has(table));
  const { rows } = await client.query<{ name: string }>(
    "select name from unnest($1::text[]) name where to_regclass(name) is null",
    [tables],
  );
  const passedOver = migrations.filter(
    ({ id }, at) =>
      !applied.has(id) &&
      migrations
        .slice(at + 1)
        .some((later) => roomOf(later) === roomOf({ id }) && applied.has(later.id)),
  );
  return [...rows.map(({ name }) => name), ...passedOver.map(({ id }) => id)];
};

const roomOf = ({ id }: Pick<Migration, "id">): string => id.replace(/-\d+$/, "");
