/** The schema `audit`: the tree over the log, and what was signed of it. */
export const auditMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "audit-1",
    sql: `
      create schema audit;
      -- How far the log is sequenced, and all that it takes to go on.
      create table audit.tree (
        single   boolean primary key default true check (single),
        size     bigint not null,
        -- The place in the log of the last leaf, and of what stands before it.
        position text collate "C" not null,
        before   text collate "C" not null,
        -- The compact range over all leaves, in base64.
        hashes   text[] not null
      ) with (fillfactor = 50);
      insert into audit.tree (size, position, before, hashes) values (0, '', '', '{}');

      -- Of each event, its SHA-256. Positions are of one kind of log; this holds wherever it moves.
      create table audit.leaves (
        index   bigint primary key,
        hash    bytea not null,
        stream  text collate "C" not null,
        version integer not null
      );
      create index leaf_of_hash on audit.leaves using hash (hash);

      -- A tile as far as it has grown: one that was narrower is the beginning of it.
      create table audit.tiles (
        level smallint not null,
        index bigint not null,
        bytes bytea not null,
        primary key (level, index)
      );
      -- Hashes do not compress.
      alter table audit.tiles alter column bytes set storage external;

      -- Every one that was ever signed, as a note with the log's own signatures.
      create table audit.checkpoints (
        size      bigint primary key,
        note      text not null,
        -- Whether as many witnesses cosigned it as the policy asks.
        quorum    boolean not null,
        signed_at timestamptz not null default now()
      );
      create table audit.cosignatures (
        nth     bigint generated always as identity unique,
        size    bigint not null,
        witness text not null,
        line    text not null,
        primary key (size, witness)
      );
      create index on audit.cosignatures (witness, size);
      -- All that ever signed, by their verifier keys; those of today have no end.
      create table audit.keys (
        vkey    text primary key,
        since   timestamptz not null default now(),
        retired timestamptz
      );
      -- Why something of this stands still; no row where all goes well.
      create table audit.troubles (
        work  text primary key,
        code  text not null,
        about jsonb not null,
        since timestamptz not null default now()
      );`,
  },
];
