import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

/** Whole and on the disk when it returns, or as it was before; for its owner alone, who stays the same. */
export const writeDurably = async (file: string, text: string | Uint8Array): Promise<void> => {
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    await fs.writeFile(draft, text, { flush: true, mode: 0o600 });
    const owned = await fs.stat(file).catch(() => undefined);
    if (owned && process.getuid?.() === 0) await fs.chown(draft, owned.uid, owned.gid);
    await fs.rename(draft, file);
  } finally {
    await fs.rm(draft, { force: true });
  }
  const folder = await fs.open(path.dirname(file), "r");
  await folder.sync().finally(() => folder.close());
};
