import { hash } from "node:crypto";
import { bytesOf, fromBase64, isPlainText, toBase64 } from "../encoding.js";
import { Malformed } from "../malformed.js";
import { keyLength, publicKeyOf } from "./ed25519.js";

/** C2SP signed-note's Ed25519 signatures, and tlog-cosignature's, which say when. */
export type KeyType = "ed25519" | "cosignature";

const typeBytes: Readonly<Record<KeyType, number>> = { ed25519: 0x01, cosignature: 0x04 };

/** What a signature on a note is checked by. */
export interface NoteKey {
  readonly name: string;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
  /** Names it in a signature line, with `name`; no more than that: anybody can make another like it. */
  readonly id: number;
}

/** A secret. */
export interface SigningKey extends NoteKey {
  readonly seed: Uint8Array;
}

/** No space of any script, no plus, nothing that a note may not hold. */
export const isKeyName = (name: string): boolean =>
  isPlainText(name) && /^[^\p{White_Space}+]+$/u.test(name);

/** @throws Malformed */
export const noteKey = (name: string, type: KeyType, publicKey: Uint8Array): NoteKey => {
  if (!isKeyName(name)) throw new Malformed("KEY_NAME", name);
  if (publicKey.length !== keyLength) throw new Malformed("KEY_FORM", name);
  const named = Buffer.concat([bytesOf(`${name}\n`), Buffer.of(typeBytes[type]), publicKey]);
  return { name, type, publicKey, id: hash("sha256", named, "buffer").readUInt32BE() };
};

/** @throws Malformed */
export const signingKey = (name: string, type: KeyType, seed: Uint8Array): SigningKey => {
  if (seed.length !== keyLength) throw new Malformed("KEY_FORM", name);
  return { ...noteKey(name, type, publicKeyOf(seed)), seed };
};

/** `<name>+<id>+<base64>`, which is public. */
export const formatVkey = (key: NoteKey): string => written(key, key.publicKey);

/** The form of the same in which Go's notes keep a private key. */
export const formatSkey = (key: SigningKey): string => `PRIVATE+KEY+${written(key, key.seed)}`;

const written = ({ name, type, id }: NoteKey, bytes: Uint8Array): string =>
  `${name}+${hexOf(id)}+${toBase64(Buffer.concat([Buffer.of(typeBytes[type]), bytes]))}`;

const hexOf = (id: number): string => id.toString(16).padStart(8, "0");

/** @throws Malformed */
export const parseVkey = (text: string): NoteKey => read(text, noteKey);

/** What it says when it throws is no secret. @throws Malformed */
export const parseSkey = (text: string): SigningKey => {
  const prefix = "PRIVATE+KEY+";
  if (!text.startsWith(prefix)) throw new Malformed("KEY_FORM");
  return read(text.slice(prefix.length), signingKey);
};

const read = <Key extends NoteKey>(
  text: string,
  make: (name: string, type: KeyType, bytes: Uint8Array) => Key,
): Key => {
  // Base64 may hold a plus: what stands behind the second one is all of it.
  const [, name = "", id = "", base64 = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? [];
  const bytes = fromBase64(base64);
  if (!bytes || bytes.length === 0) throw new Malformed("KEY_FORM", name);
  const type = bytes[0] === 0x01 ? "ed25519" : bytes[0] === 0x04 ? "cosignature" : undefined;
  if (!type) throw new Malformed("KEY_TYPE_UNKNOWN", name);
  const key = make(name, type, bytes.subarray(1));
  if (hexOf(key.id) !== id) throw new Malformed("KEY_ID_OF_ANOTHER_KEY", name);
  return key;
};
