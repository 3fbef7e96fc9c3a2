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

/** How both tables hold a secret. */
export interface KeptSecret {
  readonly bytes: Uint8Array;
  readonly wrapped_by: string;
}

/** A newer release has wrapped the keys: this one would take the wrapped bytes for the key itself. */
export class KeysWrapped extends Error {
  override readonly name = "KeysWrapped";
}

/** @throws KeysWrapped */
export const bytesOf = ({ bytes, wrapped_by }: KeptSecret): Uint8Array => {
  if (wrapped_by !== "none") throw new KeysWrapped(`Wrapped by ${wrapped_by}.`);
  return bytes;
};
