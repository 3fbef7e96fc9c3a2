import fs from "node:fs";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

/** Every file under a folder of the project, by its whole path. */
export const filesUnder = (folder: string): readonly string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

export const isSpec = (file: string): boolean => /\.(spec|story|sample)\.ts$/.test(file);

/** The TypeScript that is at work, specs and what only they import aside. */
export const sources = (folder: string): readonly string[] =>
  filesUnder(folder).filter((file) => file.endsWith(".ts") && !isSpec(file));
