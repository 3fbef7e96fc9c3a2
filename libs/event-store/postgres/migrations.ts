import { appendFunction } from "./append-function.js";
import { refusal } from "./log-guards.js";

/**
 * The schema `log`. Each index costs every append (docs/decisions/log-indexes.md): there are two,
 * and what else must hold, holds because appends run one after the other.
 */
export const logMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "log-1",
    sql: `
      create schema log;

      create table log.events (
        -- 1, 2, 3 … in the order of commits, without a gap.
        position bigint primary key,
        stream   text collate "C" not null,
        version  integer not null,
        bytes    bytea not null
      );
      -- A 64-bit hash instead of the name: a third of the size, so that a large log's appends touch
      -- few pages. Two names with one hash would only refuse each other's versions, not mix them.
      create unique index events_of_stream on log.events (hashtextextended(stream, 0), version);

      create table log.sealed_parts (
        hash    text collate "C" primary key,
        subject text collate "C" not null,
        blob    bytea not null
      );

      create function log.refuse_change() returns trigger language plpgsql as $$${refusal}$$;
      create trigger only_added_to before update or delete or truncate on log.events
        for each statement execute function log.refuse_change();

      ${appendFunction}`,
  },
  {
    id: "log-2",
    // Beside what the role that writes it may do: see log-writer.ts. A part may go once no event
    // names it; nothing may stand in its place.
    sql: `
      create trigger only_added_to before update or truncate on log.sealed_parts
        for each statement execute function log.refuse_change();
      alter function log.refuse_change() set search_path = pg_catalog;
      alter function log.append set search_path = pg_catalog;`,
  },
];
