import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from "node:crypto";
import type { Id } from "#kernel/index.js";
import { canonicalBytes } from "./canonical.js";
import type { DataKey, OpeningKey } from "./data-keys.js";

/** Where a sealed value belongs. It opens nowhere else. */
export interface Place {
  readonly command: Id<"command">;
  /** Which of the command's events, from 0. */
  readonly index: number;
  /** JSON pointer of the field within `data`. */
  readonly pointer: string;
}

/** Not sealed by this key at this place, or no longer as it was sealed. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
  constructor(
    readonly code: "UNKNOWN_FORMAT" | "OTHER_KEY" | "ALTERED",
    readonly place: Place,
  ) {
    super(`${code}: ${place.pointer} of command ${place.command}, event ${place.index}`);
  }
}

// Blob: format (1 byte), key commitment (32), nonce (12), ciphertext, tag (16).
const format = 1;
const nonceAt = 1 + 32;
const ciphertextAt = nonceAt + 12;
const tagLength = 16;

export const sealText = (key: DataKey, place: Place, text: string): Uint8Array => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.encryption, nonce);
  cipher.setAAD(canonicalBytes([place.command, place.index, place.pointer]));
  const ciphertext = cipher.update(pad(text));
  cipher.final();
  const head = Uint8Array.of(format);
  return Buffer.concat([head, key.commitment, nonce, ciphertext, cipher.getAuthTag()]);
};

/** @throws CannotOpen */
export const openText = (key: OpeningKey, place: Place, blob: Uint8Array): string => {
  if (blob[0] !== format || blob.length < ciphertextAt + padStep + tagLength) {
    throw new CannotOpen("UNKNOWN_FORMAT", place);
  }
  if (!timingSafeEqual(blob.subarray(1, nonceAt), key.commitment)) {
    throw new CannotOpen("OTHER_KEY", place);
  }
  const nonce = blob.subarray(nonceAt, ciphertextAt);
  const decipher = createDecipheriv("aes-256-gcm", key.encryption, nonce, {
    authTagLength: tagLength,
  });
  decipher.setAAD(canonicalBytes([place.command, place.index, place.pointer]));
  decipher.setAuthTag(blob.subarray(-tagLength));
  const padded = decipher.update(blob.subarray(ciphertextAt, -tagLength));
  try {
    decipher.final();
  } catch {
    throw new CannotOpen("ALTERED", place);
  }
  return unpad(padded);
};

/** Unpadded, the length of a short answer would tell it. */
const padStep = 256;
const lengthBytes = 4;

/** Length of the text in UTF-8 (4 bytes, big-endian), the text, zeros up to the next step. */
const pad = (text: string): Buffer => {
  const length = Buffer.byteLength(text, "utf8");
  const padded = Buffer.alloc(Math.ceil((lengthBytes + length) / padStep) * padStep);
  padded.writeUInt32BE(length);
  padded.write(text, lengthBytes, "utf8");
  return padded;
};

const unpad = (padded: Buffer): string =>
  padded.toString("utf8", lengthBytes, lengthBytes + padded.readUInt32BE());
