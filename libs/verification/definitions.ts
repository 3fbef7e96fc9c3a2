import type { Json } from "#kernel/index.js";
import { sha256 } from "#sealing/hash.js";
import type { Bundle } from "./bundle.js";
import type { Findings } from "./verdict.js";

/** No definition of a scheme comes near it. */
export const largestDefinition = 4_194_304;

/** A definition that a decision rests on is not there, or is another. It was told already. */
export class NoDefinition extends Error {
  override readonly name = "NoDefinition";
}

const most = 64;

/** Definitions of schemes by their hashes, each looked at before it is believed. */
export class Definitions {
  readonly #read = new Map<string, Json | undefined>();

  constructor(
    private readonly findings: Findings,
    private readonly bundle: Pick<Bundle, "blobs" | "blob">,
  ) {}

  /** All that are there, needed or not. */
  async check(): Promise<void> {
    for (const hash of this.bundle.blobs()) {
      const bytes = await this.bundle.blob(hash);
      if (bytes && sha256(bytes) === hash) this.findings.pass("definitions");
      else this.findings.fail("definitions", "BLOB_ALTERED", {}, { hash });
    }
  }

  /** @throws NoDefinition */
  async get(hash: string): Promise<Json> {
    if (!this.#read.has(hash)) {
      if (this.#read.size === most) this.#read.clear();
      this.#read.set(hash, await this.#readOne(hash));
    }
    const found = this.#read.get(hash);
    if (found === undefined) throw new NoDefinition(hash);
    return found;
  }

  async #readOne(hash: string): Promise<Json | undefined> {
    const bytes = await this.bundle.blob(hash);
    if (!bytes) this.findings.fail("definitions", "BLOB_MISSING", {}, { hash });
    if (!bytes || sha256(bytes) !== hash) return undefined;
    try {
      return JSON.parse(Buffer.from(bytes).toString("utf8")) as Json;
    } catch {
      this.findings.fail("definitions", "BLOB_NOT_JSON", {}, { hash });
      return undefined;
    }
  }
}
