/**
 * The schema `keys`: apart from the log, so that it can be backed up, guarded and erased apart.
 * `wrapped_by` names the key that wraps a row's bytes; "none" while they stand as they are, "erased"
 * where there are none any more and never will be. The row of the log's secret names the key of today.
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
  {
    id: "keys-2",
    // Who keeps keys in memory asks every second which have gone since.
    sql: `
      alter table keys.data_keys add column erased_at timestamptz;
      create index erased_keys on keys.data_keys (erased_at) where wrapped_by = 'erased';`,
  },
];
