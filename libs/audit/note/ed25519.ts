import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** RFC 8032: a public key and the seed of a private one have 32 bytes, a signature 64. */
export const keyLength = 32;
export const signatureLength = 64;

// What stands before the raw bytes in DER (RFC 8410), the form that Node takes keys in.
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");

// To read a key takes as long as to use it, and a log is signed by few.
const readOnce = (read: (bytes: Uint8Array) => KeyObject) => {
  const known = new WeakMap<Uint8Array, KeyObject>();
  return (bytes: Uint8Array): KeyObject => {
    const key = known.get(bytes) ?? read(bytes);
    known.set(bytes, key);
    return key;
  };
};

const privateKey = readOnce((seed) =>
  createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" }),
);

const publicKey = readOnce((raw) =>
  createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: "der", type: "spki" }),
);

export const publicKeyOf = (seed: Uint8Array): Uint8Array =>
  createPublicKey(privateKey(seed))
    .export({ format: "der", type: "spki" })
    .subarray(publicPrefix.length);

export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  sign(null, message, privateKey(seed));

export const verifiesEd25519 = (
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean =>
  signature.length === signatureLength && verify(null, message, publicKey(key), signature);
