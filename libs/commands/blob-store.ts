/** What is too large for an event, named by the SHA-256 of its bytes; durable before it is named. */
export interface BlobStore {
  /** @returns the hash, lower-case hex; the same bytes put again are one blob. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | undefined>;
}

/** What is sealed goes with the key of whom it is about; nothing else is ever removed. */
export interface ErasableBlobs extends BlobStore {
  /** For good; one that is not there is gone already. */
  remove(hash: string): Promise<void>;
}
