/** The schema `read`: how far each fold has come, which rows could not be folded. */
export const projectionMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "read-1",
    sql: `
      create schema read;
      create table read.checkpoints (
        name       text primary key,
        version    integer not null,
        -- Which table of that name this is: who folded into the one before must look again.
        generation integer not null default 1,
        position   text collate "C" not null,
        -- How many events it has folded; tells a rebuild how much there is to do.
        events     bigint not null,
        stopped    jsonb
      );
      create table read.failures (
        name      text not null,
        key       text not null,
        position  text collate "C" not null,
        event     text not null,
        type      text not null,
        reason    text not null,
        failed_at timestamptz not null default now(),
        primary key (name, key)
      );`,
  },
  {
    id: "read-2",
    // A whole stream can stand still, too: see Failure.
    sql: `
      alter table read.failures add column scope text not null default 'row'
        check (scope in ('row', 'stream'));
      alter table read.failures drop constraint failures_pkey, add primary key (name, scope, key);`,
  },
  {
    id: "read-3",
    // Who does what is done once at a time: see leases.ts.
    sql: `
      create table read.leases (
        name    text primary key,
        -- Grows with each holder: what an earlier one still writes is refused.
        token   bigint not null default 0,
        until   timestamptz not null default '-infinity',
        -- Whose it is; null where nobody's.
        session text
      ) with (fillfactor = 50);`,
  },
  {
    id: "read-4",
    // Which event was the last that was read: see log-seen.ts.
    sql: `
      create table read.log_seen (
        single   boolean primary key default true check (single),
        before   text collate "C" not null,
        position text collate "C" not null,
        event    text not null
      );`,
  },
  {
    id: "read-5",
    // It is looked for in its stream, whose versions mean the same in every log. What was noted by
    // position is let go: the next batch is noted anew.
    sql: `
      delete from read.log_seen;
      alter table read.log_seen drop column before,
        add column stream text collate "C" not null, add column version integer not null,
        -- Somebody who saw it found it gone.
        add column lost boolean not null default false;`,
  },
];
