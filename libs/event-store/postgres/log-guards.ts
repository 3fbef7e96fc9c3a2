import type { Pool } from "pg";

/** What a guard does: the body of `log.refuse_change`. */
export const refusal = `
      begin
        raise exception 'The log is only ever added to.' using errcode = 'restrict_violation';
      end `;

/**
 * Tables of the log whose guard is gone, turned off or does something else than it was made for. Of what it
 * stands before, `pg_trigger` keeps bits: 2 before, 8 delete, 16 update, 32 truncate.
 */
export const unguarded = async (db: Pick<Pool, "query">): Promise<readonly string[]> => {
  const { rows } = await db.query<{ name: string }>(
    `select name from (values ('log.events', 2 + 8 + 16 + 32), ('log.sealed_parts', 2 + 16 + 32))
       guarded (name, kind)
     where not exists (
       select from pg_trigger join pg_proc on pg_proc.oid = tgfoid
       where tgrelid = to_regclass(name) and tgname = 'only_added_to' and tgtype = kind
         and tgenabled in ('O', 'A') and tgqual is null and tgattr::text = ''
         and tgfoid = to_regproc('log.refuse_change')
         and trim(regexp_replace(prosrc, '[[:space:]]+', ' ', 'g')) = $1)`,
    [refusal.replace(/\s+/g, " ").trim()],
  );
  return rows.map(({ name }) => name);
};
