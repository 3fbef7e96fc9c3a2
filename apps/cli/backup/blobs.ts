import fs from "node:fs/promises";
import path from "node:path";
import { FolderBlobStore } from "#infrastructure/files/folder-blob-store.js";
import { Failed } from "../failures.js";
import { faults } from "./faults.js";
import { blobFolder } from "./layout.js";

/** The hashes that files in a folder of blobs are named by; drafts aside. */
export const blobFiles = async (files: string): Promise<readonly string[]> => {
  const there = await fs.readdir(files, { recursive: true }).catch(() => []);
  return there
    .map((name) => name.replace(path.sep, ""))
    .filter((name) => /^[\da-f]{64}$/.test(name));
};

/** @returns how many there are, each with the bytes that it is named by */
export const checkBlobs = async (files: string, step: () => void): Promise<number> => {
  const store = new FolderBlobStore(files);
  const hashes = await blobFiles(files);
  for (const hash of hashes) {
    await store.get(hash).catch(() => {
      throw new Failed(faults.altered, { what: path.join(files, hash.slice(0, 2), hash.slice(2)) });
    });
    step();
  }
  return hashes.length;
};

/** To the folder `files` below another one; durable when it returns. */
export const copyBlobs = async (
  files: string,
  to: string,
  signal: AbortSignal,
  step: () => void,
): Promise<number> => {
  const [from, into] = [new FolderBlobStore(files), new FolderBlobStore(path.join(to, blobFolder))];
  const hashes = await blobFiles(files);
  for (const hash of hashes) {
    signal.throwIfAborted();
    const bytes = await from.get(hash).catch(() => {
      throw new Failed(faults.altered, { what: path.join(files, hash.slice(0, 2), hash.slice(2)) });
    });
    if (bytes) await into.put(bytes);
    step();
  }
  return hashes.length;
};
