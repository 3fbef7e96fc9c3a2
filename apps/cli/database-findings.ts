import type { Pool } from "pg";
import { folderHolder } from "#infrastructure/database/folder-holder.js";
import { strangers } from "#infrastructure/database/schema-parts.js";
import type { House } from "#infrastructure/house.js";
import type { Finding } from "./finding.js";

/** Which database it is, and as whom its log is written. */
export const databaseFindings = async (
  { connection }: Pick<House, "connection">,
  pool: Pool,
): Promise<readonly Finding[]> => {
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const holder = (await folderHolder(connection))?.application;
  const found = await strangers(pool);
  const { host, logRole: role } = connection;
  const about = { version: rows[0]?.version ?? "", holder: holder ?? "", host };
  return [
    { isWell: true, sentence: holder ? words.held : words.given, about },
    ...(found.length > 0 ? [{ isWell: true, sentence: words.shared, about: { found } }] : []),
    // Without it, whoever has the program's password could take the log's triggers away.
    role === undefined
      ? { isWell: true, sentence: words.noWriter }
      : { isWell: true, sentence: words.writer, about: { role } },
  ];
};

const words = {
  held: {
    fr: "Base : PostgreSQL {version}, tenue par {holder}",
    en: "Database: PostgreSQL {version}, run by {holder}",
  },
  given: {
    fr: "Base : PostgreSQL {version}, à {host} (DATABASE_URL)",
    en: "Database: PostgreSQL {version}, at {host} (DATABASE_URL)",
  },
  shared: {
    fr: "Dans la même base se trouve ce qui n’est pas de ce programme : {found}. Il ne faut rien d’autre dans sa base (voir docs/operations.md).",
    en: "In the same database stands what is not this program’s: {found}. Its database should hold nothing else (see docs/operations.md).",
  },
  writer: {
    fr: "Le journal s’écrit sous le rôle {role}, qui ne peut qu’ajouter et lire",
    en: "The log is written as the role {role}, which can only add and read",
  },
  noWriter: {
    fr: "Le journal n’est gardé que par ses déclencheurs : le rôle creativallee_log manque (voir docs/operations.md)",
    en: "The log is guarded by its triggers alone: the role creativallee_log is missing (see docs/operations.md)",
  },
} as const;
