import { hash as digest, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { ErasableBlobs } from "#commands/blob-store.js";

const hashForm = /^[0-9a-f]{64}$/;

/** A folder of files named by the SHA-256 of their bytes, in 256 folders below it. */
export class FolderBlobStore implements ErasableBlobs {
  constructor(private readonly folder: string) {}

  /** Durable when it returns: the file first, then its name. */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = digest("sha256", bytes);
    const place = this.#place(hash);
    // One that was altered is put right; one that another has just renamed is flushed with it.
    const there = await this.get(hash).catch(() => undefined);
    if (there) await flushFolder(path.dirname(place));
    if (there) return hash;
    await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomUUID()}.draft`;
    await fs.writeFile(draft, bytes, { flush: true, mode: 0o600 });
    await fs.rename(draft, place);
    await flushFolder(path.dirname(place));
    await flushFolder(this.folder);
    return hash;
  }

  /** @throws when the file no longer has the bytes that it is named by */
  async get(hash: string): Promise<Uint8Array | undefined> {
    if (!hashForm.test(hash)) return undefined;
    const bytes = await fs.readFile(this.#place(hash)).catch(absent);
    if (!bytes) return undefined;
    const found = digest("sha256", bytes);
    if (found !== hash) throw new Error(`the file ${hash} was altered: it now hashes to ${found}`);
    return bytes;
  }

  /** Written over first, as far as the disk lets that mean anything. */
  async remove(hash: string): Promise<void> {
    if (!hashForm.test(hash)) return;
    const place = this.#place(hash);
    const file = await fs.open(place, "r+").catch(absent);
    if (!file) return;
    try {
      const { size } = await file.stat();
      await file.write(Buffer.alloc(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rm(place, { force: true });
    await flushFolder(path.dirname(place));
  }

  #place(hash: string): string {
    return path.join(this.folder, hash.slice(0, 2), hash.slice(2));
  }
}

const absent = (fault: unknown): undefined => {
  const known = typeof fault === "object" && fault !== null && "code" in fault;
  if (known && fault.code === "ENOENT") return undefined;
  throw fault;
};

const flushFolder = async (folder: string): Promise<void> => {
  const handle = await fs.open(folder, "r");
  await handle.sync().finally(() => handle.close());
};
