import fs from "node:fs/promises";
import type { NoteKey } from "#audit/note/key.js";
import { writeDurably } from "./durable-file.js";
import { addKey, readKeyFile } from "./key-file.js";

/**
 * A new key signs from the next beat on, and those that are there go on beside it.
 * @param lostName what the keys were called, where their file is gone
 * @returns undefined where there never was one
 * @throws InTrouble
 */
export const rotateKey = async (
  file: string,
  lostName: string | undefined,
): Promise<NoteKey | undefined> => {
  const [newest] = (await readKeyFile(file, "ed25519")) ?? [];
  const name = newest?.key.name ?? lostName;
  if (name === undefined) return undefined;
  return addKey(file, name, "ed25519", newest ? await linesIn(file) : []);
};

/**
 * The newest alone signs from the next beat on; the others stay published.
 * @returns it; undefined where there is no other
 * @throws InTrouble
 */
export const retireOldKeys = async (file: string): Promise<NoteKey | undefined> => {
  const [newest, ...others] = (await readKeyFile(file, "ed25519")) ?? [];
  if (!newest || others.length === 0) return undefined;
  const kept = (await linesIn(file)).find((line) => !line.startsWith("#")) ?? "";
  await writeDurably(file, `${kept}\n`);
  return newest.key;
};

const linesIn = async (file: string): Promise<readonly string[]> =>
  (await fs.readFile(file, "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
