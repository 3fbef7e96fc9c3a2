import type { Pool } from "pg";

/** The role that the log is written as: it may add to the log and read it, and nothing else. */
export const logWriter = "creativallee_log";

/**
 * Makes the role and lets it write this log, as far as the connecting user may; an operator can do the
 * same beforehand (docs/operations.md). A role belongs to the whole server: of two databases that are
 * made ready at once, one makes it.
 */
const make = `
  do $$
  begin
    if to_regclass('log.events') is null then
      return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('creativallee log writer', 0));
    if not exists (select from pg_roles where rolname = '${logWriter}') then
      create role ${logWriter} nologin;
    end if;
    if not pg_has_role('${logWriter}', 'set') then
      execute format('grant ${logWriter} to %I', current_user);
    end if;
    if not has_table_privilege('${logWriter}', 'log.events', 'insert') then
      grant usage on schema log to ${logWriter};
      grant select, insert on log.events, log.sealed_parts to ${logWriter};
    end if;
  exception when insufficient_privilege or duplicate_object or unique_violation or internal_error then
    null;
  end $$`;

const look = `
  select pg_has_role(oid, 'set')
    and has_schema_privilege(oid, to_regnamespace('log'), 'usage')
    and has_table_privilege(oid, events, 'select') and has_table_privilege(oid, events, 'insert')
    and has_table_privilege(oid, parts, 'select') and has_table_privilege(oid, parts, 'insert')
    and not has_table_privilege(oid, events, 'update, delete, truncate') as fit
  from pg_roles, to_regclass('log.events') events, to_regclass('log.sealed_parts') parts
  where rolname = '${logWriter}'`;

/** @returns the role, as `fitLogWriter` */
export const ensureLogWriter = async (pool: Pool): Promise<string | undefined> => {
  await pool.query(make);
  return fitLogWriter(pool);
};

/** @returns the role, where it is there and may be taken on; without it, triggers alone guard the log */
export const fitLogWriter = async (pool: Pool): Promise<string | undefined> => {
  const { rows } = await pool.query<{ fit: boolean }>(look);
  return rows[0]?.fit ? logWriter : undefined;
};
