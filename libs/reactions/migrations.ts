/** The outbox, in the schema `read` beside the checkpoints that it moves with. */
export const reactionMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "reactions-1",
    sql: `
      create table read.outbox (
        -- Reaction, event and place among the event's messages: found again, it is the same message.
        id         text primary key,
        -- In the order of the log, within a reaction.
        nth        bigint generated always as identity,
        reaction   text not null,
        cause      text not null,
        caused_at  text collate "C" not null,
        command    text not null,
        target     text not null,
        body       jsonb not null,
        -- The instant (UTC, of the folder's clock) before which it is not given.
        not_before text collate "C",
        status     text not null check (status in ('waiting', 'held', 'done', 'refused')),
        attempts   integer not null default 0,
        -- When it is tried (again), by the database's clock.
        next_at    timestamptz not null default now(),
        -- Why it was refused, or what went wrong last.
        code       text,
        error      text,
        settled_at timestamptz
      );
      -- Deadlines wait for months: only those that are due are looked at.
      create index on read.outbox ((coalesce(not_before, '')), nth) where status = 'waiting';
      create index on read.outbox (cause);

      create table read.reaction_states (
        reaction text not null,
        key      text not null,
        state    jsonb not null,
        primary key (reaction, key)
      );
      -- What happened before a reaction first ran is not answered any more: see ReactionProjection.
      create table read.reaction_starts (
        reaction    text primary key,
        quiet_until text collate "C" not null
      );`,
  },
  {
    id: "reactions-2",
    sql: `
      alter table read.outbox
        drop constraint outbox_status_check,
        add constraint outbox_status_check
          check (status in ('waiting', 'held', 'done', 'refused', 'dead')),
        -- When the queue was last given it: the queue may have lost it since.
        add column handed_at timestamptz,
        -- When it first failed; a message is not tried for ever.
        add column failing_since timestamptz,
        -- Who sent a dead or refused one out again, and when by the folder's clock.
        add column replayed_by text,
        add column replayed_at text collate "C",
        add column replay_key text;
      -- One after the other to each target, and how many the queue holds.
      create index on read.outbox (target, nth) where status = 'waiting';
      create index on read.outbox (handed_at) where status = 'waiting' and handed_at is not null;
      -- Lists show the last first.
      create unique index on read.outbox (nth);`,
  },
  {
    id: "reactions-3",
    // Where its trace stands, while traces are on: see `Trail`.
    sql: `alter table read.outbox add column traceparent text`,
  },
];
