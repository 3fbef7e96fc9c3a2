import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { fromBase64 } from "#audit/encoding.js";
import { Malformed } from "#audit/malformed.js";
import { signEd25519 } from "#audit/note/ed25519.js";
import {
  formatSkey,
  type KeyType,
  type NoteKey,
  parseSkey,
  parseVkey,
  signingKey,
} from "#audit/note/key.js";
import type { NoteSignature } from "#audit/note/note.js";
import { signatureBy, signedMessage, verified } from "#audit/note/sign.js";
import { writeDurably } from "./durable-file.js";

/** A key at work, wherever its secret is. */
export interface Signatory {
  readonly key: NoteKey;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** The file cannot serve, and why: told to whoever looks after it. */
export class KeyFileUnfit extends Error {
  override readonly name = "KeyFileUnfit";
}

/** In milliseconds. */
const patience = 10_000;

/**
 * Each line a key, and all of them sign: `PRIVATE+KEY+…`, or a verifier key and the command that
 * signs for it. The first is the newest; those below it overlap.
 * @returns undefined where there is no such file
 * @throws KeyFileUnfit
 */
export const readKeyFile = async (
  file: string,
  type: KeyType,
): Promise<readonly Signatory[] | undefined> => {
  const stat = await fs.stat(file).catch(absent);
  if (!stat) return undefined;
  if (process.platform !== "win32" && (stat.mode & 0o077) !== 0)
    throw new KeyFileUnfit("Others than its owner may read it; it must be 0600.");
  const text = await fs.readFile(file, "utf8").catch((fault: NodeJS.ErrnoException) => {
    throw new KeyFileUnfit(`It cannot be read (${fault.code}).`);
  });
  const lines = text.split("\n").map((line) => line.trim());
  const signatories = lines.filter((line) => line !== "" && !line.startsWith("#")).map(signatory);
  const [first] = signatories;
  if (!first) throw new KeyFileUnfit("No key stands in it.");
  for (const { key } of signatories) {
    if (key.type !== type) throw new KeyFileUnfit(`A key in it is of another type than ${type}.`);
    if (key.name !== first.key.name) throw new KeyFileUnfit("Its keys do not have the same name.");
  }
  return signatories;
};

/** New; the keys that stand there already sign on, below it. @returns its public part */
export const addKey = async (
  file: string,
  name: string,
  type: KeyType,
  also: readonly string[] = [],
): Promise<NoteKey> => {
  const key = signingKey(name, type, randomBytes(32));
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeDurably(file, `${[formatSkey(key), ...also].join("\n")}\n`);
  return key;
};

export const signedBy = async (
  { key, sign }: Signatory,
  text: string,
  at: number,
): Promise<NoteSignature> => {
  const signature = signatureBy(key, at, await sign(signedMessage(key.type, text, at)));
  // A command may sign with another key than the one that it is named with.
  if (!verified(key, text, signature)) throw new KeyFileUnfit("What signs has another key.");
  return signature;
};

const signatory = (line: string): Signatory => {
  try {
    if (line.startsWith("PRIVATE+KEY+")) {
      const { seed, ...key } = parseSkey(line);
      return { key, sign: async (message) => signEd25519(seed, message) };
    }
    const [vkey = "", program = "", ...args] = line.split(/\s+/);
    const key = parseVkey(vkey);
    if (program === "") throw new KeyFileUnfit("A verifier key in it has no command that signs.");
    return { key, sign: (message) => signedOutside(program, args, message) };
  } catch (fault) {
    // The line may be a secret: it is not told.
    if (fault instanceof Malformed)
      throw new KeyFileUnfit(`A line of it is no key (${fault.code}).`);
    throw fault;
  }
};

/** The message on its standard input, the raw signature in base64 on its standard output. */
const signedOutside = (
  program: string,
  args: readonly string[],
  message: Uint8Array,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const unfit = (why: string) => reject(new KeyFileUnfit(`${program}: ${why}`));
    const child = execFile(program, args, { timeout: patience }, (fault, out) => {
      const raw = fromBase64(out.trim());
      if (fault) unfit(fault.message);
      else if (raw) resolve(raw);
      else unfit("it did not answer with a signature in base64.");
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(message);
  });

const absent = (fault: NodeJS.ErrnoException): undefined => {
  if (fault.code !== "ENOENT") throw fault;
};
