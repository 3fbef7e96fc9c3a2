/** Beside `logMigrations`: sealed parts whose events, kept elsewhere, may not have been stored. */
export const partsInDoubtMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  {
    id: "parts-1",
    sql: `
      create table log.parts_in_doubt (
        hash    text collate "C" primary key,
        stream  text collate "C" not null,
        version integer not null,
        events  integer not null,
        since   timestamptz not null default now()
      );`,
  },
];
