import { randomBytes } from "node:crypto";
import type { StreamName } from "#kernel/index.js";
import { subkey } from "./hash.js";

/** What one subject's personal values are sealed with: a subkey a purpose, 256 bits each. */
export interface DataKey {
  readonly encryption: Uint8Array;
  /** Stands in each blob, so that a blob opens under one key only (GCM alone does not promise it). */
  readonly commitment: Uint8Array;
  /** For personal values within the print of a command. */
  readonly mac: Uint8Array;
}

/** All that it takes to open what was sealed, and no more: prints stay as veiled as they were. */
export type OpeningKey = Pick<DataKey, "encryption" | "commitment">;

/** Its key was destroyed, and it never gets another: nothing personal is kept of it any more. */
export class SubjectErased extends Error {
  override readonly name = "SubjectErased";
  constructor(readonly subject: StreamName) {
    super(subject);
  }
}

/** One key a subject. When it is gone, so is what it sealed. */
export interface DataKeys {
  /** Those that exist; a subject whose key is gone, or never was, is absent from the answer. */
  find(subjects: readonly StreamName[]): Promise<ReadonlyMap<StreamName, DataKey>>;
  /**
   * The subject's key, made and durable when this resolves; concurrent callers get the same one.
   * @throws SubjectErased
   */
  ensure(subject: StreamName): Promise<DataKey>;
}

export const newDataKey = (): Uint8Array => randomBytes(32);

/** One derivation, cut in three: it is what opening many subjects' values costs most. */
export const dataKey = (bytes: Uint8Array): DataKey => {
  const derived = subkey(bytes, "data-key", 96);
  return {
    encryption: derived.subarray(0, 32),
    commitment: derived.subarray(32, 64),
    mac: derived.subarray(64),
  };
};

/** For specs and the memory store. */
export class MemoryDataKeys implements DataKeys {
  readonly #keys = new Map<StreamName, DataKey | "erased">();

  find(subjects: readonly StreamName[]): Promise<ReadonlyMap<StreamName, DataKey>> {
    const found = new Map<StreamName, DataKey>();
    for (const subject of subjects) {
      const key = this.#keys.get(subject);
      if (key && key !== "erased") found.set(subject, key);
    }
    return Promise.resolve(found);
  }

  ensure(subject: StreamName): Promise<DataKey> {
    const key = this.#keys.get(subject) ?? dataKey(newDataKey());
    if (key === "erased") return Promise.reject(new SubjectErased(subject));
    this.#keys.set(subject, key);
    return Promise.resolve(key);
  }

  erase(subject: StreamName): void {
    this.#keys.set(subject, "erased");
  }
}
