import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { FolderBlobStore } from "./folder-blob-store.js";

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-files-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

const bytes = Buffer.from("La Charte de marque");

describe("a folder of blobs", () => {
  it("gives back what was put, by the hash of its bytes", async () => {
    const store = new FolderBlobStore(folder);
    const hash = await store.put(bytes);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await new FolderBlobStore(folder).get(hash)).toEqual(bytes);
  });

  it("keeps the same bytes once, also when they come at the same time", async () => {
    const store = new FolderBlobStore(folder);
    const hashes = await Promise.all([store.put(bytes), store.put(bytes), store.put(bytes)]);
    expect(new Set(hashes).size).toBe(1);
    const files = await fs.readdir(folder, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile())).toHaveLength(1);
  });

  it.each(["", "../../etc/passwd", "0".repeat(64)])("has nothing under %p", async (hash) =>
    expect(await new FolderBlobStore(folder).get(hash)).toBeUndefined(),
  );

  it("does not pass altered bytes for those that were put", async () => {
    const store = new FolderBlobStore(folder);
    const hash = await store.put(bytes);
    await fs.writeFile(path.join(folder, hash.slice(0, 2), hash.slice(2)), "La Charte de masque");
    await expect(store.get(hash)).rejects.toThrow("altered");
    await store.put(bytes);
    expect(await store.get(hash)).toEqual(bytes);
  });
});
