import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { isObject, type StreamName } from "#kernel/index.js";
import type { OpeningKey } from "#sealing/data-keys.js";
import type { Bundle, Line } from "#verification/bundle.js";
import { keyIn } from "#verification/part-lines.js";
import { longestEvent } from "#verification/structure.js";
import type { Findings } from "#verification/verdict.js";
import { BadInput } from "../failures.js";
import { boundedLines, chunksOf, LineTooLong, NotAFile, openPlain } from "./bounded-lines.js";
import { files, fileNames, limits, manifestFile } from "./layout.js";
import { type Manifest, parseManifest } from "./manifest.js";

export interface OpenBundle {
  readonly manifest: Manifest;
  readonly bundle: Bundle;
  /** Tells which files are not the ones that the manifest tells of. */
  readonly checkFiles: (findings: Findings, signal: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * A bundle in a folder, of which nothing is believed: files of a fixed list, no links, in pieces of
 * bounded size. Nothing is ever written. @throws BadInput where there is nothing to be verified
 */
export const openBundle = async (folder: string): Promise<OpenBundle> => {
  const manifest = await readManifest(folder);
  const place = (name: string) => path.join(folder, name);
  const small = async function* (name: string, most: number): AsyncGenerator<Uint8Array> {
    const { size } = await fs.lstat(place(name)).catch(absent);
    if (size > most) throw new BadInput(faults.tooLarge, { file: place(name) });
    for await (const lines of linesOf(place(name), limits.line))
      for (const { bytes } of lines) yield bytes;
  };
  const keys = new Map<StreamName, OpeningKey>();
  for await (const bytes of small(files.keys, limits.keys)) {
    const found = keyIn(bytes);
    if (found) keys.set(...found);
  }
  const blobs = new Map<string, Uint8Array>();
  for await (const bytes of small(files.definitions, limits.definitions)) {
    const { hash, text } = fieldsOf(bytes);
    if (typeof hash === "string" && typeof text === "string") blobs.set(hash, Buffer.from(text));
  }
  const events = await openPlain(place(files.events)).catch(notThere);
  const bundle: Bundle = {
    // One byte more than an event may have, so that a longer one is told as such.
    events: () => linesOf(place(files.events), limits.line),
    lineAt: async (at) => {
      const buffer = Buffer.alloc(longestEvent + 1);
      const bytesRead = events ? (await events.read(buffer, 0, buffer.length, at)).bytesRead : 0;
      const end = buffer.subarray(0, bytesRead).indexOf(10);
      return buffer.subarray(0, end < 0 ? bytesRead : end);
    },
    checkpoints: () => bytesOf(linesOf(place(files.checkpoints), limits.line)),
    endsEarlier: manifest.until !== undefined,
    ...(manifest.application !== undefined && {
      proofs: () => bytesOf(linesOf(place(files.proofs), limits.line)),
    }),
    parts: () => bytesOf(linesOf(place(files.sealed), limits.line)),
    keys,
    blobs: () => blobs.keys(),
    blob: async (hash) => blobs.get(hash),
  };
  return {
    manifest,
    bundle,
    checkFiles: (findings, signal) => checkFiles(folder, manifest, findings, signal),
    close: async () => events?.close(),
  };
};

const checkFiles = async (
  folder: string,
  manifest: Manifest,
  findings: Findings,
  signal: AbortSignal,
): Promise<void> => {
  const expected = fileNames.filter(
    (file) => file !== files.proofs || manifest.application !== undefined,
  );
  for (const file of expected) {
    const hash = createHash("sha256");
    try {
      for await (const bytes of chunksOf(path.join(folder, file))) {
        signal.throwIfAborted();
        hash.update(bytes);
      }
    } catch (fault) {
      if (signal.aborted) throw fault;
      findings.fail("files", "FILE_MISSING", {}, { file });
      continue;
    }
    if (hash.digest("hex") === manifest.files[file]?.sha256) findings.pass("files");
    else findings.fail("files", "FILE_ALTERED", {}, { file });
  }
};

const readManifest = async (folder: string): Promise<Manifest> => {
  const place = path.join(folder, manifestFile);
  const file = await openPlain(place).catch(notThere);
  if (!file) throw new BadInput(faults.noBundle, { folder });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.manifest));
    const manifest = parseManifest(buffer.subarray(0, bytesRead).toString("utf8"));
    if (!manifest) throw new BadInput(faults.noManifest, { file: place });
    return manifest;
  } finally {
    await file.close();
  }
};

/** What is missing is told once, of the files; here it is as if it were empty. */
async function* linesOf(place: string, longest: number): AsyncGenerator<readonly Line[]> {
  try {
    yield* boundedLines(place, longest);
  } catch (fault) {
    if (fault instanceof LineTooLong) throw new BadInput(faults.lineTooLong, { file: place });
    if (!(fault instanceof NotAFile) && !isAbsent(fault)) throw fault;
  }
}

async function* bytesOf(lines: AsyncIterable<readonly Line[]>): AsyncGenerator<Uint8Array[]> {
  for await (const some of lines) yield some.map(({ bytes }) => bytes);
}

const isAbsent = (fault: unknown): boolean =>
  isObject(fault) && "code" in fault && fault["code"] === "ENOENT";

const notThere = (fault: unknown): undefined => {
  if (fault instanceof NotAFile || isAbsent(fault)) return undefined;
  throw fault;
};

const absent = (fault: unknown): { readonly size: number } => {
  if (!isAbsent(fault)) throw fault;
  return { size: 0 };
};

const fieldsOf = (line: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

export const faults = {
  noBundle: {
    fr: "{folder} n’est pas un dossier d’audit, ou l’export n’a pas été mené à son terme : manifest.json n’y est pas.",
    en: "{folder} is no bundle, or one whose export was not finished: there is no manifest.json.",
  },
  noManifest: {
    fr: "{file} n’est pas un manifeste que cette version sait lire.",
    en: "{file} is no manifest that this release can read.",
  },
  tooLarge: {
    fr: "{file} est plus grand que ce fichier ne peut l’être : rien n’est lu.",
    en: "{file} is larger than this file can be: nothing is read.",
  },
  lineTooLong: {
    fr: "{file} a une ligne plus longue qu’aucune ne peut l’être : la vérification s’arrête.",
    en: "{file} has a line that is longer than any can be: the verification stops.",
  },
} as const;
