import { createHash } from "node:crypto";
import path from "node:path";
import { isObject, kindOf, type RecordedEvent, type StreamName } from "#kernel/index.js";
import { aggregates } from "#labelling/registry.js";
import { decodeEvent, NotAnEvent, verifyEventId } from "#sealing/event-codec.js";
import { sha256 } from "#sealing/hash.js";
import { createLogSecret, OtherLog } from "#sealing/log-secret.js";
import { replaceFields } from "#sealing/personal-fields.js";
import { Failed } from "../failures.js";
import { checkBlobs } from "./blobs.js";
import { faults } from "./faults.js";
import { blobFolder, kept, logFile, ofTheTree } from "./layout.js";
import { linesIn } from "./lines.js";
import { type Manifest, readManifest } from "./manifest.js";

/**
 * Reads a backup from end to end: each file is as it was written, each event as it was hashed and right
 * after the one before in its stream, each sealed part and file has the hash that it is named by, none that
 * an event names is missing, and the secret is this log's. @throws Failed, naming the first that is not so
 */
export const checkBackup = async (
  folder: string,
  signal: AbortSignal,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  if (!manifest) throw new Failed(faults.unfinished, { folder });
  const lines = Object.values(manifest.files).reduce((sum, file) => sum + file.lines, 0);
  let done = 0;
  const step = (count = 1) => progress((done += count), lines + manifest.blobs);
  const each = async (file: string, look: (line: Buffer) => void): Promise<void> => {
    const hash = createHash("sha256");
    const place = path.join(folder, file);
    for await (const some of linesIn(place, (bytes) => hash.update(bytes))) {
      signal.throwIfAborted();
      some.forEach(look);
      step(some.length);
    }
    if (hash.digest("hex") !== manifest.files[file]?.sha256)
      throw new Failed(faults.altered, { what: place });
  };

  const parts = new Set<string>();
  await each(kept.sealedParts.file, (line) => parts.add(partIn(line)));
  const log = new CheckedLog(parts);
  await each(logFile, (line) => log.take(line));
  if (log.last?.id !== manifest.last) throw new Failed(faults.altered, { what: logFile });
  await each(kept.logSecret.file, (line) => refuseOtherSecret(line, log.first));
  for (const { file } of [kept.messages, kept.starts, kept.dataKeys])
    await each(file, () => undefined);
  for (const { file } of ofTheTree) if (manifest.files[file]) await each(file, () => undefined);
  const blobs = await checkBlobs(path.join(folder, blobFolder), step);
  if (blobs < manifest.blobs) throw new Failed(faults.altered, { what: blobFolder });
  return manifest;
};

/** @returns its hash */
const partIn = (line: Buffer): string => {
  const { hash, blob } = rowIn(line);
  if (typeof hash !== "string" || sha256(bytesIn(blob)) !== hash)
    throw new Failed(faults.altered, { what: kept.sealedParts.file });
  return hash;
};

const refuseOtherSecret = (line: Buffer, first: RecordedEvent | undefined): void => {
  const { bytes } = rowIn(line);
  try {
    if (first) createLogSecret(bytesIn(bytes)).indexOf(first.command.id, first.salt, first.version);
  } catch (fault) {
    if (fault instanceof OtherLog || fault instanceof RangeError)
      throw new Failed(faults.otherSecret);
    throw fault;
  }
};

const rowIn = (line: Buffer): Readonly<Record<string, unknown>> => {
  const row: unknown = JSON.parse(line.toString("utf8"));
  return isObject(row) ? row : {};
};

const bytesIn = (hex: unknown): Buffer =>
  Buffer.from(typeof hex === "string" ? hex.slice("\\x".length) : "", "hex");

/** The log of a backup, event by event. */
class CheckedLog {
  first: RecordedEvent | undefined;
  last: RecordedEvent | undefined;
  readonly #heads = new Map<StreamName, number>();

  constructor(private readonly parts: ReadonlySet<string>) {}

  take(line: Buffer): void {
    const event = eventIn(line);
    const { stream, version } = event;
    const about = { event: `${stream} ${version}` };
    if (!verifyEventId({ event, bytes: line })) throw new Failed(faults.damaged, about);
    if (version !== (this.#heads.get(stream) ?? -1) + 1) throw new Failed(faults.gap, about);
    if (namedBy(event).some((hash) => !this.parts.has(hash)))
      throw new Failed(faults.partMissing, about);
    this.#heads.set(stream, version);
    this.first ??= event;
    this.last = event;
  }
}

const eventIn = (line: Buffer): RecordedEvent => {
  try {
    return decodeEvent(line);
  } catch (fault) {
    if (fault instanceof NotAnEvent) throw new Failed(faults.altered, { what: logFile });
    throw fault;
  }
};

/** The sealed parts that an event names, where it is declared to. */
const namedBy = ({ stream, type, data }: RecordedEvent): readonly string[] => {
  const aggregate = aggregates.find(({ kind }) => kind === kindOf(stream));
  const named: string[] = [];
  replaceFields(data, aggregate?.events[type]?.personal ?? [], (value) => {
    if (isObject(value) && typeof value["sealed"] === "string") named.push(value["sealed"]);
    return value;
  });
  return named;
};
