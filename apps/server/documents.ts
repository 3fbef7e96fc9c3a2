import type { BlobStore } from "#commands/blob-store.js";
import type { StreamName } from "#kernel/index.js";
import type { DataKeys } from "#sealing/data-keys.js";
import { openDocument, sealDocument } from "#sealing/document.js";
import { sha256 } from "#sealing/hash.js";

/** A document as it will be stored. */
interface SealedDocument {
  readonly hash: string;
  /** Stores it; the same bytes for the same file are stored once. */
  store(): Promise<void>;
}

/** Documents of a file, sealed under its key: when the key is gone, so are they. */
export class Documents {
  constructor(
    private readonly keys: DataKeys,
    private readonly blobs: BlobStore,
  ) {}

  /** Stores nothing yet: the file may refuse it. */
  async seal(file: StreamName, bytes: Uint8Array): Promise<SealedDocument> {
    const blob = sealDocument(await this.keys.ensure(file), file, bytes);
    const store = async () => {
      await this.blobs.put(blob);
    };
    return { hash: sha256(blob), store };
  }

  /** @returns the hash of what is stored; the same bytes for the same file are stored once */
  async put(file: StreamName, bytes: Uint8Array): Promise<string> {
    const { hash, store } = await this.seal(file, bytes);
    await store();
    return hash;
  }

  /** @returns undefined when it, or the key of its file, is gone */
  async get(file: StreamName, hash: string): Promise<Uint8Array | undefined> {
    const key = (await this.keys.find([file])).get(file);
    const blob = key && (await this.blobs.get(hash));
    return key && blob && openDocument(key, file, blob);
  }
}
