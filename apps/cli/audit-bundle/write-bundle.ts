import fs from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { notesUpTo, readKeys } from "#audit-log/checkpoints.js";
import type { BlobStore } from "#commands/blob-store.js";
import { beginning, type EventStore, type StoredEvent } from "#event-store/port.js";
import { kindOf, type StreamName } from "#kernel/index.js";
import type { DataKeys } from "#sealing/data-keys.js";
import { definitionsIn } from "#verification/definitions-named.js";
import { notHandedOut } from "#verification/handed-out.js";
import { keyLine, partLine } from "#verification/part-lines.js";
import { proofLine } from "#verification/proven-part.js";
import { version } from "../../server/version.js";
import { writeLines } from "../backup/lines.js";
import { Failed } from "../failures.js";
import type { FilePart } from "./file-part.js";
import { fileNames, files, manifestFile } from "./layout.js";
import type { Manifest, WrittenFile } from "./manifest.js";
import { namedBy } from "./named-by.js";
import { readme } from "./readme.js";

export interface Exporting {
  readonly folder: string;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly keys: DataKeys;
  readonly blobs: Pick<BlobStore, "get">;
  /** How many events: the size of a signed tree. */
  readonly size: number;
  readonly until?: string;
  /** Where it is not the whole log. */
  readonly part?: FilePart;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

const page = 500;

/** Writes a bundle; whole only once its manifest is there. */
export const writeBundle = async (exporting: Exporting): Promise<Manifest> => {
  const { folder, pool, size, until, part } = exporting;
  await makeRoom(folder);
  const written: Record<string, WrittenFile> = {};
  const named = { subjects: new Set<StreamName>(), definitions: new Set<string>() };
  written[files.sealed] = await writeLines(path.join(folder, files.sealed), async (parts) => {
    written[files.events] = await writeLines(path.join(folder, files.events), async (events) => {
      for await (const stored of part ? inOne(part.events) : eventsOf(exporting)) {
        await events(stored.map(({ bytes }) => bytes));
        await parts(await partsOf(exporting, stored, named.subjects));
        for (const { event } of stored)
          for (const hash of definitionsIn(event.data)) named.definitions.add(hash);
      }
    });
  });
  const write = async (file: string, lines: AsyncIterable<readonly Uint8Array[]>) => {
    written[file] = await writeLines(path.join(folder, file), async (add) => {
      for await (const some of lines) {
        exporting.signal.throwIfAborted();
        await add(some);
      }
    });
  };
  await write(files.checkpoints, checkpointsOf(exporting));
  if (part) await write(files.proofs, inOne(part.proofs.map(proofLine)));
  await write(files.keys, keysOf(exporting, [...named.subjects].sort()));
  await write(files.definitions, definitionsOf(exporting, [...named.definitions].sort()));
  const signing = await readKeys(pool);
  const logKeys = signing.map(({ vkey, retired }) => `${vkey}${retired ? " retired" : ""}`);
  const events = part ? part.events.length : size;
  const about = {
    events,
    ...(until !== undefined && { until }),
    ...(part && { application: part.application }),
  };
  await write(files.logKeys, inOne(logKeys.map(textLine)));
  await write(files.readme, inOne(readme(about).split("\n").map(textLine)));
  return writeManifest(folder, about, written);
};

/** What an interrupted export left is taken away; anything else is somebody's. @throws Failed */
const makeRoom = async (folder: string): Promise<void> => {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await fs.readdir(folder);
  if (!there.every((name) => fileNames.includes(name))) throw new Failed(faults.taken, { folder });
  for (const name of there) await fs.rm(path.join(folder, name));
};

async function* eventsOf({ store, size, signal, progress }: Exporting) {
  let after = beginning;
  for (let left = size; left > 0;) {
    signal.throwIfAborted();
    const stored = await store.readAll(after, Math.min(page, left));
    const last = stored.at(-1);
    if (!last) throw new Failed(faults.shorter, { size, events: size - left });
    const broken = stored.find(({ bytes }) => bytes.includes(10));
    if (broken) throw new Failed(faults.notALine, { event: placeOf(broken) });
    yield stored;
    after = last.position;
    left -= stored.length;
    progress(size - left, size);
  }
}

const placeOf = ({ event: { stream, version } }: StoredEvent) => `${stream} ${version}`;

/** Sealed values that may be handed out and are still there; what is damaged is for the verdict. */
const partsOf = async (
  { store }: Exporting,
  stored: readonly StoredEvent[],
  subjects: Set<StreamName>,
): Promise<readonly Uint8Array[]> => {
  const named = stored.flatMap(namedBy).filter(({ of }) => !notHandedOut[kindOf(of)]);
  const found = await store.sealedParts(named.map(({ sealed }) => sealed));
  return named.flatMap(({ sealed: hash, of }) => {
    const blob = found.get(hash);
    if (!blob) return [];
    subjects.add(of);
    return [partLine({ hash, blob })];
  });
};

/** A part is proven by one tree alone. */
async function* checkpointsOf({ pool, size, part }: Exporting) {
  for await (const notes of notesUpTo(pool, size, part && size - 1))
    yield notes.map((note) => Buffer.from(JSON.stringify(note)));
}

async function* keysOf({ keys }: Exporting, subjects: readonly StreamName[]) {
  for (let from = 0; from < subjects.length; from += page) {
    const found = await keys.find(subjects.slice(from, from + page));
    yield [...found].map(([subject, key]) => keyLine(subject, key));
  }
}

async function* definitionsOf({ blobs }: Exporting, hashes: readonly string[]) {
  for (const hash of hashes) {
    const bytes = await blobs.get(hash);
    if (bytes)
      yield [Buffer.from(JSON.stringify({ hash, text: Buffer.from(bytes).toString("utf8") }))];
  }
}

async function* inOne<Item>(items: readonly Item[]) {
  yield items;
}

const textLine = (line: string): Uint8Array => Buffer.from(line);

const writeManifest = async (
  folder: string,
  about: Pick<Manifest, "events" | "until" | "application">,
  written: Manifest["files"],
): Promise<Manifest> => {
  const madeAt = new Date().toISOString();
  const manifest: Manifest = { format: 1, program: version, madeAt, ...about, files: written };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await fs.writeFile(path.join(folder, manifestFile), text, { flush: true, mode: 0o600 });
  return manifest;
};

const faults = {
  taken: {
    fr: "Le dossier {folder} contient déjà quelque chose. Nommez-en un autre, vide ou à créer.",
    en: "The folder {folder} holds something already. Name another, an empty one or one to be made.",
  },
  shorter: {
    fr: "{size} faits sont signés, mais le journal n’en a que {events}.",
    en: "{size} events are signed, but the log has only {events}.",
  },
  notALine: {
    fr: "{event} est endommagé et ne tient pas sur une ligne : « replay » dit tout ce qui ne va pas.",
    en: "{event} is damaged and does not stand on one line: “replay” tells all that is wrong.",
  },
} as const;
