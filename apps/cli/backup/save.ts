import fs from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { beginning, type EventStore } from "#event-store/port.js";
import { verifyEventId } from "#sealing/event-codec.js";
import { version } from "../../server/version.js";
import { Failed } from "../failures.js";
import { blobFiles, copyBlobs } from "./blobs.js";
import { faults } from "./faults.js";
import {
  afterLog,
  beforeLog,
  besides,
  everything,
  keysAlone,
  type KeptTable,
  logFile,
  manifestFile,
} from "./layout.js";
import { writeLines, type Written } from "./lines.js";
import type { Manifest } from "./manifest.js";

interface Saving {
  readonly dataDir: string;
  readonly folder: string;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

const page = 500;

/** Copies what a data folder is worth, beside a server that goes on; whole only once it is over. */
export const save = async (saving: Saving): Promise<Manifest> => {
  const { dataDir, folder, pool, progress } = saving;
  const [events, rows] = await sizesOf(pool);
  await makeRoom(folder);
  const files: Record<string, Written> = {};
  const blobs = await blobFiles(path.join(dataDir, "files"));
  let done = 0;
  const step = (count: number) => progress((done += count), events + rows + blobs.length);

  for (const table of beforeLog) files[table.file] = await saveTable(saving, table, step);
  const log = await saveLog(saving, step);
  files[logFile] = log.written;
  for (const table of afterLog) files[table.file] = await saveTable(saving, table, step);
  // Durable before the event that names them: all that the log names is there by now.
  const copied = await copyBlobs(path.join(dataDir, "files"), folder, saving.signal, () => step(1));
  for (const name of besides)
    await fs.copyFile(path.join(dataDir, name), path.join(folder, name)).catch(absent);

  const { written, last } = log;
  return writeManifest(folder, { events: written.lines, last, blobs: copied, files });
};

/** The keys alone, wrapped: small enough to be taken after each erasure. */
export const saveKeys = async (saving: Omit<Saving, "store" | "dataDir">): Promise<Manifest> => {
  const { folder, progress } = saving;
  await makeRoom(folder);
  const files: Record<string, Written> = {};
  let done = 0;
  const step = (count: number) => progress((done += count), done);
  for (const table of keysAlone) files[table.file] = await saveTable(saving, table, step);
  return writeManifest(folder, { events: 0, last: "", blobs: 0, files });
};

const writeManifest = async (
  folder: string,
  told: Pick<Manifest, "events" | "last" | "blobs" | "files">,
): Promise<Manifest> => {
  const takenAt = new Date().toISOString();
  const manifest: Manifest = { format: 1, program: version, takenAt, ...told };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await fs.writeFile(path.join(folder, manifestFile), text, { flush: true, mode: 0o600 });
  return manifest;
};

/** What an interrupted backup left is taken away; anything else is somebody's. @throws Failed */
const makeRoom = async (folder: string): Promise<void> => {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await fs.readdir(folder);
  const isOurs = !there.includes(manifestFile) && there.every((name) => everything.includes(name));
  if (!isOurs) throw new Failed(faults.folderTaken, { folder });
  for (const name of there) await fs.rm(path.join(folder, name), { recursive: true });
};

const sizesOf = async (pool: Pool): Promise<readonly [events: number, rows: number]> => {
  const { rows } = await pool.query<{ events: number; rows: number }>(
    `select (select coalesce(max(position), 0)::int from log.events) as events,
       ((select count(*) from read.outbox) + (select count(*) from log.sealed_parts)
         + (select count(*) from keys.data_keys))::int as rows`,
  );
  const { events, rows: others } = rows[0] ?? { events: 0, rows: 0 };
  if (events === 0) throw new Failed(faults.nothing);
  return [events, others];
};

/** Up to the event that is the last one now: what comes meanwhile is for the next backup. */
const saveLog = async (
  { folder, store, pool, signal }: Saving,
  step: (count: number) => void,
): Promise<{ readonly written: Written; readonly last: string }> => {
  const [goal] = await sizesOf(pool);
  let last = "";
  const written = await writeLines(path.join(folder, logFile), async (write) => {
    let after = beginning;
    for (let left = goal; left > 0;) {
      signal.throwIfAborted();
      const stored = await store.readAll(after, Math.min(page, left));
      for (const one of stored)
        if (one.unreadable !== undefined || !verifyEventId(one))
          throw new Failed(faults.damaged, { event: `${one.event.stream} ${one.event.version}` });
      await write(stored.map(({ bytes }) => bytes));
      const end = stored.at(-1);
      if (!end) return;
      [after, last] = [end.position, end.event.id];
      left -= stored.length;
      step(stored.length);
    }
  });
  return { written, last };
};

const saveTable = (
  { folder, pool, signal }: Omit<Saving, "store" | "dataDir">,
  { file, table, columns, key: { column, type } }: KeptTable,
  step: (count: number) => void,
): Promise<Written> =>
  writeLines(path.join(folder, file), async (write) => {
    const row = columns.map((one) => `'${one}', ${one}`).join(", ");
    for (let after: string | null = null; ;) {
      signal.throwIfAborted();
      const { rows }: { rows: { row: string; key: string }[] } = await pool.query(
        `select json_build_object(${row})::text as row, ${column}::text as key from ${table}
         where $1::${type} is null or ${column} > $1::${type} order by ${column} limit ${page}`,
        [after],
      );
      await write(rows.map((one) => Buffer.from(one.row, "utf8")));
      step(rows.length);
      if (rows.length < page) return;
      after = rows.at(-1)?.key ?? null;
    }
  });

const absent = (fault: NodeJS.ErrnoException): void => {
  if (fault.code !== "ENOENT") throw fault;
};
