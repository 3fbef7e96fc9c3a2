import fs from "node:fs/promises";
import path from "node:path";
import type { Capacity } from "#kernel/index.js";

/** Beside the log, for its owner's eyes: the log itself holds no secret, only hashes of tokens. */
export interface Kept {
  /** False while the sample is being played, and after it was cut short. */
  readonly done: boolean;
  /** The last day that was played to its end; one that is cut short is played again from its start. */
  readonly until: string;
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly capacity: Capacity;
    readonly token: string;
  }[];
}

const fileIn = (dataDir: string) => path.join(dataDir, "sample.json");

/** @returns undefined where no sample was ever begun */
export const readKept = async (dataDir: string): Promise<Kept | undefined> => {
  try {
    return JSON.parse(await fs.readFile(fileIn(dataDir), "utf8")) as Kept;
  } catch (fault) {
    const known = typeof fault === "object" && fault !== null && "code" in fault;
    if (known && fault.code === "ENOENT") return undefined;
    throw fault;
  }
};

/** Readers find the old content or the new one. */
export const keep = async (dataDir: string, kept: Kept): Promise<void> => {
  const draft = `${fileIn(dataDir)}.draft`;
  await fs.writeFile(draft, `${JSON.stringify(kept, null, 2)}\n`, { flush: true, mode: 0o600 });
  await fs.rename(draft, fileIn(dataDir));
};
