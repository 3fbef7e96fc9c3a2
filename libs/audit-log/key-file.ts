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
import { InTrouble } from "./trouble.js";

/** A key at work, wherever its secret is. */
export interface Signatory {
  readonly key: NoteKey;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** In milliseconds. */
const patience = 10_000;

/**
 * Each line a key, and all of them sign: `PRIVATE+KEY+…`, or a verifier key and the command that
 * signs for it. The first is the newest; those below it overlap.
 * @returns undefined where there is no such file
 * @throws InTrouble
 */
export const readKeyFile = async (
  file: string,
  type: KeyType,
): Promise<readonly Signatory[] | undefined> => {
  const stat = await fs.stat(file).catch(absent);
  if (!stat) return undefined;
  if (process.platform !== "win32" && (stat.mode & 0o077) !== 0)
    throw new InTrouble({ code: "KEY_OPEN_TO_OTHERS", about: { file } });
  const text = await fs.readFile(file, "utf8").catch((fault: NodeJS.ErrnoException) => {
    throw new InTrouble({ code: "KEY_NOT_READ", about: { file, reason: fault.code ?? "" } });
  });
  const lines = text.split("\n").map((line) => line.trim());
  const signatories = lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => signatory(file, line));
  const [first] = signatories;
  if (!first) throw new InTrouble({ code: "KEY_FILE_EMPTY", about: { file } });
  for (const { key } of signatories) {
    if (key.type !== type)
      throw new InTrouble({ code: "KEY_OF_ANOTHER_TYPE", about: { file, type } });
    if (key.name !== first.key.name)
      throw new InTrouble({ code: "KEY_NAMES_DIFFER", about: { file } });
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
  if (!verified(key, text, signature))
    throw new InTrouble({ code: "KEY_NOT_ITS_OWN", about: { key: key.name } });
  return signature;
};

const signatory = (file: string, line: string): Signatory => {
  try {
    if (line.startsWith("PRIVATE+KEY+")) {
      const { seed, ...key } = parseSkey(line);
      return { key, sign: async (message) => signEd25519(seed, message) };
    }
    const [vkey = "", program = "", ...args] = line.split(/\s+/);
    const key = parseVkey(vkey);
    if (program === "") throw new InTrouble({ code: "KEY_WITHOUT_COMMAND", about: { file } });
    return { key, sign: (message) => signedOutside(program, args, message) };
  } catch (fault) {
    // The line may be a secret: it is not told.
    if (!(fault instanceof Malformed)) throw fault;
    throw new InTrouble({ code: "KEY_LINE", about: { file, reason: fault.code } });
  }
};

/** The message on its standard input, the raw signature in base64 on its standard output. */
const signedOutside = (
  program: string,
  args: readonly string[],
  message: Uint8Array,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const unfit = (reason: string) =>
      reject(new InTrouble({ code: "KEY_COMMAND_FAILED", about: { program, reason } }));
    const child = execFile(program, args, { timeout: patience }, (fault, out) => {
      const raw = fromBase64(out.trim());
      // What it complained of may be long, or a secret.
      if (fault) unfit(String(fault.code ?? fault.signal ?? fault.name));
      else if (raw) resolve(raw);
      else unfit("base64?");
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(message);
  });

const absent = (fault: NodeJS.ErrnoException): undefined => {
  if (fault.code !== "ENOENT") throw fault;
};
