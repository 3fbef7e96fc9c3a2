import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

/** RFC 8032: a public key and the seed of a private one have 32 bytes, a signature 64. */
export const keyLength = 32;
export const signatureLength = 64;

// What stands before the raw bytes in DER (RFC 8410), the form that Node takes keys in.
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });

export const publicKeyOf = (seed: Uint8Array): Uint8Array =>
  createPublicKey(privateKey(seed))
    .export({ format: "der", type: "spki" })
    .subarray(publicPrefix.length);

export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Uint8Array =>
  sign(null, message, privateKey(seed));

export const verifiesEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const der = Buffer.concat([publicPrefix, publicKey]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return signature.length === signatureLength && verify(null, message, key, signature);
};
