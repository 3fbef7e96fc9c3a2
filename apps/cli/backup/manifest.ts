import fs from "node:fs/promises";
import path from "node:path";
import { manifestFile } from "./layout.js";
import type { Written } from "./lines.js";

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1;
  readonly program: string;
  /** By the wall clock. */
  readonly takenAt: string;
  readonly events: number;
  /** Id of the last event. */
  readonly last: string;
  readonly blobs: number;
  readonly files: { readonly [file: string]: Written };
}

/** Undefined where the folder holds no backup, or one that was not finished. */
export const readManifest = async (folder: string): Promise<Manifest | undefined> => {
  const text = await fs.readFile(path.join(folder, manifestFile), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const found = JSON.parse(text) as Manifest;
  return found.format === 1 ? found : undefined;
};
