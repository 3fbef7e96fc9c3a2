import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { fromJwk } from "@digitalbazaar/ed25519-multikey";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { issue } from "@digitalbazaar/vc";
import { createCredential, createList } from "@digitalbazaar/vc-bitstring-status-list";
import type { JsonObject } from "#kernel/index.js";
import { places, type Purpose } from "#labelling/certification/certification.js";
import { instantOf } from "./certificate.js";
import { shippedContext } from "./contexts.js";
import type { Issuer } from "./issuer.js";
import { listAddress } from "./status-list.js";

/** A key at work, wherever its secret is. */
export interface IssuingKey {
  /** Ed25519. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** What is published of a list, and since when. */
export interface Listing {
  readonly purpose: Purpose;
  readonly indexes: readonly number[];
  readonly publishedOn: string;
}

/** Unsigned; the same bits give the same document. */
export const listDocument = async (
  { purpose, indexes, publishedOn }: Listing,
  issuer: Issuer,
): Promise<JsonObject> => {
  const list = await createList({ length: places });
  for (const index of indexes) list.setStatus(index, true);
  const id = listAddress(issuer, purpose);
  const credential = await createCredential({ id, list, statusPurpose: purpose });
  return { ...credential, issuer: issuer.did, validFrom: instantOf(publishedOn) };
};

/** As of a day that the document tells itself: with the same key it is the same proof. */
export const proofOf = async (
  document: JsonObject,
  day: string,
  { did }: Issuer,
  key: IssuingKey,
): Promise<JsonObject> => {
  const signer = {
    id: `${did}#${await multibaseOf(key)}`,
    algorithm: "Ed25519",
    sign: ({ data }: { readonly data: Uint8Array }) => key.sign(data),
  } as const;
  const suite = new DataIntegrityProof({ signer, cryptosuite, date: instantOf(day) });
  // What it is given it writes into.
  const credential = { ...document };
  return (await issue({ credential, suite, documentLoader: shippedContext })).proof;
};

/** What did:web leads to: every key that has ever signed, under a name that it keeps. */
export const didDocument = async (
  { did }: Issuer,
  keys: readonly Pick<IssuingKey, "publicKey">[],
): Promise<JsonObject> => {
  const named = await Promise.all(keys.map(multibaseOf));
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: named.map((key) => ({
      id: `${did}#${key}`,
      type: "Multikey",
      controller: did,
      publicKeyMultibase: key,
    })),
    assertionMethod: named.map((key) => `${did}#${key}`),
  };
};

const multibaseOf = async ({ publicKey }: Pick<IssuingKey, "publicKey">): Promise<string> => {
  const x = Buffer.from(publicKey).toString("base64url");
  return (await fromJwk({ jwk: { kty: "OKP", crv: "Ed25519", x } })).publicKeyMultibase;
};
