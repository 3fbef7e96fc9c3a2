/**
 * The schema `keys`: apart from the log, so that it can be backed up, guarded and erased apart.
 * `wrapped_by` names the key that wraps a row's bytes; "none" while they stand as they are.
 */
export const keyMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "keys-1",
    sql: `
      create schema keys;
      create table keys.data_keys (
        subject    text collate "C" primary key,
        bytes      bytea not null,
        wrapped_by text not null default 'none',
        made_at    timestamptz not null default now()
      );
      create table keys.log_secret (
        single     boolean primary key default true check (single),
        bytes      bytea not null,
        wrapped_by text not null default 'none',
        made_at    timestamptz not null default now()
      );`,
  },
];
