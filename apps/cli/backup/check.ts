import { createHash } from "node:crypto";
import path from "node:path";
import {
  isObject,
  kindOf,
  type RecordedEvent,
  type SealedValue,
  type StreamName,
} from "#kernel/index.js";
import { aggregates } from "#labelling/registry.js";
import { decodeEvent, NotAnEvent, verifyEventId } from "#sealing/event-codec.js";
import { sha256 } from "#sealing/hash.js";
import { bytesOf, gone } from "#sealing/kept-secret.js";
import { CannotUnwrap, type KeyRing } from "#sealing/key-ring.js";
import { createLogSecret, OtherLog } from "#sealing/log-secret.js";
import { replaceFields } from "#sealing/personal-fields.js";
import { Failed } from "../failures.js";
import { checkBlobs } from "./blobs.js";
import { faults } from "./faults.js";
import { blobFolder, kept, logFile, ofTheTree } from "./layout.js";
import { linesIn } from "./lines.js";
import { type Manifest, readManifest } from "./manifest.js";

/** What a backup is read with. */
export interface Reading {
  readonly folder: string;
  /** Where its keys are taken from: the same folder, or one of keys that were saved later. */
  readonly keys: string;
  readonly ring: KeyRing;
  readonly signal: AbortSignal;
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Reads a backup from end to end: each file is as it was written, each event as it was hashed and right
 * after the one before in its stream, each sealed part and file has the hash that it is named by, none that
 * an event names is missing but of those who were erased, and the secret is this log's.
 * @throws Failed, naming the first that is not so; KeysNotAtHand
 */
export const checkBackup = async ({
  folder,
  keys,
  ring,
  signal,
  progress = () => undefined,
}: Reading): Promise<Manifest> => {
  const [manifest, ofKeys] = [await readManifest(folder), await readManifest(keys)];
  if (!manifest?.files[logFile]) throw new Failed(faults.unfinished, { folder });
  if (!ofKeys) throw new Failed(faults.unfinished, { folder: keys });
  const lines = Object.values(manifest.files).reduce((sum, file) => sum + file.lines, 0);
  let done = 0;
  const step = (count = 1) => progress((done += count), lines + manifest.blobs);
  const each = async (
    file: string,
    look: (line: Buffer) => void,
    from = folder,
    by: Manifest = manifest,
  ): Promise<void> => {
    const hash = createHash("sha256");
    const place = path.join(from, file);
    for await (const some of linesIn(place, (bytes) => hash.update(bytes))) {
      signal.throwIfAborted();
      some.forEach(look);
      step(some.length);
    }
    if (hash.digest("hex") !== by.files[file]?.sha256)
      throw new Failed(faults.altered, { what: place });
  };

  const parts = new Set<string>();
  await each(kept.sealedParts.file, (line) => parts.add(partIn(line)));
  const erased = new Set(await ring.erased());
  const noteErased = (line: Buffer) => {
    const { subject, wrapped_by } = rowIn(line);
    if (wrapped_by === gone && isStreamName(subject)) erased.add(subject);
  };
  await each(kept.dataKeys.file, noteErased, keys, ofKeys);
  const log = new CheckedLog(parts, erased);
  await each(logFile, (line) => log.take(line));
  if (log.last?.id !== manifest.last) throw new Failed(faults.altered, { what: logFile });
  const secrets: Buffer[] = [];
  await each(kept.logSecret.file, (line) => secrets.push(line), keys, ofKeys);
  for (const line of secrets) await refuseOtherSecret(line, ring, log.first);
  for (const { file } of [kept.messages, kept.starts]) await each(file, () => undefined);
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

const refuseOtherSecret = async (
  line: Buffer,
  ring: KeyRing,
  first: RecordedEvent | undefined,
): Promise<void> => {
  const { bytes, wrapped_by } = rowIn(line);
  try {
    const secret = { bytes: bytesIn(bytes), wrapped_by: String(wrapped_by) };
    const opened = createLogSecret(await bytesOf(secret, "log", ring));
    if (first) opened.indexOf(first.command.id, first.salt, first.version);
  } catch (fault) {
    const isOther = fault instanceof OtherLog || fault instanceof CannotUnwrap;
    if (isOther || fault instanceof RangeError) throw new Failed(faults.otherSecret);
    throw fault;
  }
};

const isStreamName = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

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

  constructor(
    private readonly parts: ReadonlySet<string>,
    private readonly erased: ReadonlySet<StreamName>,
  ) {}

  take(line: Buffer): void {
    const event = eventIn(line);
    const { stream, version } = event;
    const about = { event: `${stream} ${version}` };
    if (!verifyEventId({ event, bytes: line })) throw new Failed(faults.damaged, about);
    if (version !== (this.#heads.get(stream) ?? -1) + 1) throw new Failed(faults.gap, about);
    const named = namedBy(event).filter(({ of }) => !this.erased.has(of));
    if (named.some(({ sealed }) => !this.parts.has(sealed)))
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
const namedBy = ({ stream, type, data }: RecordedEvent): readonly SealedValue[] => {
  const aggregate = aggregates.find(({ kind }) => kind === kindOf(stream));
  const named: SealedValue[] = [];
  replaceFields(data, aggregate?.events[type]?.personal ?? [], (value) => {
    const { sealed, of } = isObject(value) ? value : {};
    if (typeof sealed === "string" && isStreamName(of)) named.push({ sealed, of });
    return value;
  });
  return named;
};
