import { bytesOf } from "../encoding.js";
import { signatureLength, signEd25519, verifiesEd25519 } from "./ed25519.js";
import type { KeyType, NoteKey, SigningKey } from "./key.js";
import type { NoteSignature } from "./note.js";

/** Seconds since 1970, in eight bytes. */
const timeLength = 8;
const latest = 2n ** 63n - 1n;

/**
 * What is signed of a note's text. `at`, in seconds since 1970, is what a cosignature says; a key
 * that is an external command signs these bytes.
 */
export const signedMessage = (type: KeyType, text: string, at: number | bigint): Uint8Array =>
  bytesOf(type === "cosignature" ? `cosignature/v1\ntime ${at}\n${text}` : text);

/** A raw signature over `signedMessage`, as it stands in a note. */
export const signatureBy = (key: NoteKey, at: number, raw: Uint8Array): NoteSignature => {
  const { name, id } = key;
  if (key.type === "ed25519") return { name, id, bytes: raw };
  const time = Buffer.alloc(timeLength);
  time.writeBigUInt64BE(BigInt(at));
  return { name, id, bytes: Buffer.concat([time, raw]) };
};

export const signText = (key: SigningKey, text: string, at: number): NoteSignature =>
  signatureBy(key, at, signEd25519(key.seed, signedMessage(key.type, text, at)));

/** A signature that holds; a cosignature tells when it was made, in seconds since 1970. */
export interface Verified {
  readonly key: NoteKey;
  readonly at?: number;
}

/** Undefined for a signature that this key did not make. */
export const verified = (
  key: NoteKey,
  text: string,
  { bytes }: NoteSignature,
): Verified | undefined => {
  if (key.type === "ed25519")
    return verifiesEd25519(key.publicKey, bytesOf(text), bytes) ? { key } : undefined;
  if (bytes.length !== timeLength + signatureLength) return undefined;
  const at = Buffer.from(bytes).readBigUInt64BE();
  const message = signedMessage(key.type, text, at);
  const holds = at <= latest && verifiesEd25519(key.publicKey, message, bytes.subarray(timeLength));
  return holds ? { key, at: Number(at) } : undefined;
};
