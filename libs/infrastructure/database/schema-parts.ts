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

const columnsIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\balter table (\w+\.\w+)([^;]*)/g)].flatMap(([, table, changes = ""]) =>
    [...changes.matchAll(/\badd column (\w+)/g)].map(([, column]) => `${table}.${column}`),
  );

const triggersIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\bcreate trigger (\w+)[^;]*? on (\w+\.\w+)/g)].map(
    ([, trigger, table]) => `${trigger} on ${table}`,
  );

const droppedIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\bdrop table (\w+\.\w+)/g)].flatMap(([, name]) => name ?? []);

/** What the queue makes for itself, beside the steps. */
export const queueSchema = "jobs";

/**
 * What is there before the first step, when nothing is work of ours: schemas that would be made, and tables
 * and views in `public`, save those that an extension brings along.
 */
export const partsOfOthers = async (
  client: Pick<PoolClient, "query">,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname = any($1) order by 1",
    [[...migrations.flatMap(({ sql }) => schemasIn(sql)), queueSchema]],
  );
  return [...rows.map(({ name }) => name), ...(await strangers(client))];
};

/** Tables and views in `public`, where nothing of ours stands but the list of steps. */
export const strangers = async (client: Pick<PoolClient, "query">): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select 'public.' || relname as name from pg_class
     where relnamespace = to_regnamespace('public') and relkind in ('r', 'p', 'v', 'm', 'f')
       and relname <> 'migrations'
       and not exists (
         select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid
           and deptype = 'e')
     order by 1`,
  );
  return rows.map(({ name }) => name);
};

/**
 * Tables that steps which were applied have made and that are gone, and steps that are not noted though
 * what they make is there, or a later one of the same room was applied. Filled up again, tables would be
 * empty, beside the rest; taken again, a step would fail.
 */
export const partsLacking = async (
  client: Pick<PoolClient, "query">,
  migrations: readonly Migration[],
  applied: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const sql = migrations.filter(({ id }) => applied.has(id)).map((one) => one.sql);
  const dropped = new Set(sql.flatMap(droppedIn));
  const tables = sql.flatMap(tablesIn).filter((table) => !dropped.has(table));
  const there = await partsThere(client);
  const unnoted = migrations.filter(
    (step, at) =>
      !applied.has(step.id) &&
      (migrations
        .slice(at + 1)
        .some((later) => roomOf(later) === roomOf(step) && applied.has(later.id)) ||
        partsIn(step.sql).some((part) => there.has(part))),
  );
  return [...tables.filter((table) => !there.has(table)), ...unnoted.map(({ id }) => id)];
};

/** As they are named in `partsThere`. */
const partsIn = (step: string): readonly string[] => {
  const sql = step.replace(/--.*$/gm, "");
  return [...schemasIn(sql), ...tablesIn(sql), ...columnsIn(sql), ...triggersIn(sql)];
};

/** Schemas, tables, columns, triggers: `log`, `log.events`, `log.events.bytes`, `… on log.events`. */
const partsThere = async (client: Pick<PoolClient, "query">): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ part: string }>(
    `with tables as (
       select c.oid, nspname || '.' || relname as name
       from pg_class c join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema')
     select nspname as part from pg_namespace
     union all select name from tables
     union all select name || '.' || attname from tables join pg_attribute on attrelid = oid
       where attnum > 0 and not attisdropped
     union all select tgname || ' on ' || name from tables join pg_trigger on tgrelid = tables.oid`,
  );
  return new Set(rows.map(({ part }) => part));
};

const roomOf = ({ id }: Pick<Migration, "id">): string => id.replace(/-\d+$/, "");
