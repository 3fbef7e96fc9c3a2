import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";
import type { StreamName } from "#kernel/index.js";
import { canonicalBytes } from "./canonical.js";
import type { DataKey } from "./data-keys.js";

// Format (1 byte), key commitment (32), nonce (12), ciphertext, tag (16).
const format = 2;
const nonceAt = 1 + 32;
const ciphertextAt = nonceAt + 12;
const tagLength = 16;

/**
 * Seals a document under its file's key. The nonce follows from the bytes, so that the same upload
 * again is the same blob under the same hash, and two different documents never share one.
 */
export const sealDocument = (key: DataKey, subject: StreamName, bytes: Uint8Array): Uint8Array => {
  const nonce = createHmac("sha256", key.mac)
    .update("document")
    .update(bytes)
    .digest()
    .subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", key.encryption, nonce);
  cipher.setAAD(canonicalBytes(["document", subject]));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const head = Uint8Array.of(format);
  return Buffer.concat([head, key.commitment, nonce, ciphertext, cipher.getAuthTag()]);
};

/** @throws when it was altered, or sealed under another key or for another file */
export const openDocument = (key: DataKey, subject: StreamName, blob: Uint8Array): Uint8Array => {
  const known = blob[0] === format && blob.length >= ciphertextAt + tagLength;
  if (!known || !timingSafeEqual(blob.subarray(1, nonceAt), key.commitment)) {
    throw new Error(`not a document sealed under the key of ${subject}`);
  }
  const nonce = blob.subarray(nonceAt, ciphertextAt);
  const decipher = createDecipheriv("aes-256-gcm", key.encryption, nonce, {
    authTagLength: tagLength,
  });
  decipher.setAAD(canonicalBytes(["document", subject]));
  decipher.setAuthTag(blob.subarray(-tagLength));
  return Buffer.concat([
    decipher.update(blob.subarray(ciphertextAt, -tagLength)),
    decipher.final(),
  ]);
};
