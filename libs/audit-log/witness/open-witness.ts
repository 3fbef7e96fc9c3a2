import fs from "node:fs/promises";
import path from "node:path";
import type { PolicyLog } from "#audit/checkpoint/policy.js";
import { writeDurably } from "../durable-file.js";
import { addKey, readKeyFile, type Signatory } from "../key-file.js";
import { InTrouble } from "../trouble.js";
import { SeenHeads } from "./seen-heads.js";
import { Witness } from "./witness.js";

/** The files of a witness, below a folder of its own. */
const keyFileOf = (folder: string): string => path.join(folder, "witness.key");
const seenFileOf = (folder: string): string => path.join(folder, "seen.jsonl");

/**
 * A witness in its folder: its key, made there at first, and all that it has cosigned.
 * @param name what its key is called, if it is made now
 * @throws InTrouble
 */
export const openWitness = async (
  folder: string,
  logs: readonly PolicyLog[],
  name: string | undefined,
  alarmed: (file: string) => void,
): Promise<{ readonly witness: Witness; readonly signatory: Signatory }> => {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const file = keyFileOf(folder);
  let [signatory] = (await readKeyFile(file, "cosignature")) ?? [];
  if (!signatory) {
    const isKnown = await fs.access(seenFileOf(folder)).then(
      () => true,
      () => false,
    );
    if (isKnown) throw new InTrouble({ code: "KEY_MISSING", about: { file } });
    if (name === undefined) throw new InTrouble({ code: "KEY_UNNAMED", about: { file } });
    await addKey(file, name, "cosignature");
    [signatory] = (await readKeyFile(file, "cosignature")) ?? [];
  }
  if (!signatory) throw new InTrouble({ code: "KEY_FILE_EMPTY", about: { file } });
  const seen = new SeenHeads(seenFileOf(folder));
  const witness = new Witness({
    logs,
    seen,
    signatory,
    // One file for each tree: whoever repeats it fills no disk.
    alarm: async ({ size, root }, body) => {
      const evidence = path.join(
        folder,
        `inconsistent-${size}-${Buffer.from(root).toString("hex")}`,
      );
      await writeDurably(evidence, body);
      alarmed(evidence);
    },
  });
  return { witness, signatory };
};
