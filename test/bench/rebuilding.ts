// Rebuilds the list of files, or reads the log for comparison: in its own process, for its memory.
import type { KeyKeeping } from "#infrastructure/configuration/settings.js";
import { Pool, type ClientConfig } from "pg";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { rebuild } from "#projections/rebuild.js";
import { applications } from "#read-models/applications/applications.js";
import { KeyFile } from "#sealing/key-file.js";
import { openKeys } from "#sealing/postgres-keys.js";
import { Sealer } from "#sealing/sealer.js";
import { serveJobs } from "./own-process.js";

export interface Rebuilding {
  readonly what: "rebuild" | "read";
  readonly connection: ClientConfig;
  readonly keyKeeping: KeyKeeping;
}

export interface Rebuilt {
  readonly seconds: number;
  /** The most that the process has ever held, in MiB. */
  readonly memory: number;
}

const page = 1_000;

/** A paged SELECT of the log with JSON.parse, one page after the other. */
const readLog = async (pool: Pool): Promise<void> => {
  for (let after = "0"; ;) {
    const { rows } = await pool.query<{ position: string; bytes: Buffer }>(
      `select position, bytes from log.events where position > $1 order by position limit ${page}`,
      [after],
    );
    for (const { bytes } of rows) JSON.parse(bytes.toString("utf8"));
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
};

serveJobs(async ({ what, connection, keyKeeping }: Rebuilding): Promise<Rebuilt> => {
  const pool = new Pool({ ...connection, max: 4 });
  const store = new PostgresEventStore(pool);
  const { keys, secret } = await openKeys(pool, new KeyFile(keyKeeping.file));
  const sealer = new Sealer(keys, secret);
  const open = (events: Parameters<Sealer["open"]>[0]) =>
    sealer.open(events, (hashes) => store.sealedParts(hashes));
  const from = performance.now();
  if (what === "rebuild") await rebuild({ connection, store, open, models: [applications] });
  else await readLog(pool);
  const seconds = (performance.now() - from) / 1_000;
  await pool.end();
  return { seconds, memory: process.resourceUsage().maxRSS / 1_024 };
});
