import fs from "node:fs/promises";
import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { decodeEvent } from "#sealing/event-codec.js";
import { copyBlobs } from "./blobs.js";
import {
  afterLog,
  beforeLog,
  besides,
  blobFolder,
  keysAlone,
  type KeptTable,
  logFile,
} from "./layout.js";
import { linesIn } from "./lines.js";

interface Loading {
  readonly folder: string;
  /** Where the keys are taken from: the same, or one that was saved later. */
  readonly keys: string;
  readonly dataDir: string;
  readonly pool: Pool;
  readonly signal: AbortSignal;
  readonly step: (count: number) => void;
}

/**
 * Keys, parts and files before the log that hangs on them, into a database that holds nothing. Messages are
 * there before reactions find them out again from the log: what was done stays done. All of the database or
 * nothing, however it ends.
 */
export const load = async (loading: Loading): Promise<void> => {
  const { folder, keys, dataDir, signal, step } = loading;
  for (const name of besides)
    await fs.copyFile(path.join(folder, name), path.join(dataDir, name)).catch(() => undefined);
  await copyBlobs(path.join(folder, blobFolder), dataDir, signal, () => step(1));
  const isThere = new Set(await fs.readdir(folder));
  const client = await loading.pool.connect();
  try {
    await client.query("begin");
    for (const table of [...afterLog, ...beforeLog]) {
      const from = keysAlone.includes(table) ? keys : folder;
      if (isThere.has(table.file) || from !== folder) await loadTable(loading, client, from, table);
    }
    await loadLog(loading, client);
    await client.query("commit");
  } catch (fault) {
    // Cut off, it may be in the midst of one: the connection goes, and all that it wrote.
    client.release(true);
    throw fault;
  }
  client.release();
};

const loadTable = async (
  loading: Loading,
  db: PoolClient,
  from: string,
  { file, table, columns }: KeptTable,
): Promise<void> => {
  const listed = columns.join(", ");
  await inBatches(loading, from, file, (rows) =>
    db.query(
      `insert into ${table} (${listed}) select ${listed} from json_populate_recordset(null::${table}, $1)`,
      [rows],
    ),
  );
};

const inBatches = async (
  { signal, step }: Loading,
  from: string,
  file: string,
  take: (rows: string) => Promise<unknown>,
): Promise<void> => {
  for await (const lines of linesIn(path.join(from, file))) {
    signal.throwIfAborted();
    await take(`[${lines.map((line) => line.toString("utf8")).join(",")}]`);
    step(lines.length);
  }
};

/** Positions from 1 on without a gap, as they were. */
const loadLog = async ({ folder, signal, step }: Loading, db: PoolClient): Promise<void> => {
  let position = 0;
  for await (const lines of linesIn(path.join(folder, logFile))) {
    signal.throwIfAborted();
    const events = lines.map((line) => decodeEvent(line));
    await db.query(
      `insert into log.events (position, stream, version, bytes)
       select $1 + n, stream, version, bytes
       from unnest($2::text[], $3::int[], $4::bytea[]) with ordinality e (stream, version, bytes, n)`,
      [position, events.map(({ stream }) => stream), events.map(({ version }) => version), lines],
    );
    position += lines.length;
    step(lines.length);
  }
};
