import { createHmac, hash, hkdfSync } from "node:crypto";

/** SHA-256, lower-case hex. */
export const sha256 = (bytes: Uint8Array): string => hash("sha256", bytes, "hex");

/** HMAC-SHA-256, 32 bytes. */
export const hmac = (key: Uint8Array, bytes: Uint8Array): Buffer =>
  createHmac("sha256", key).update(bytes).digest();

/** A key for one purpose (HKDF-SHA-256, RFC 5869): no purpose can learn another's key. */
export const subkey = (key: Uint8Array, purpose: string, length = 32): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", key, "", `creativallee/1/${purpose}`, length));

/** The first 128 bits in UUID form, as version 8 (RFC 9562: bits of the maker's own choice). */
export const uuidOf = (digest: string): string => {
  const variant = "89ab".charAt(Number.parseInt(digest.charAt(16), 16) & 3);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
};
