import fs from "node:fs/promises";
import path from "node:path";
import { StartRefused } from "../configuration/faults.js";
import { systemCode } from "../system-code.js";

/** With those above it. Node's own goes round for ever in a folder that takes none, such as /proc. */
export const makeFolder = async (folder: string): Promise<void> => {
  if (await isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await fs.mkdir(folder, { mode: 0o700 }).catch(async (fault: unknown) => {
    // Another process may have been quicker.
    if (!(await isFolder(folder))) throw fault;
  });
};

const isFolder = (place: string): Promise<boolean> =>
  fs.stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

export const folderNotUsable = (folder: string, fault: unknown): StartRefused => {
  const reason = systemCode(fault) || String(fault);
  return new StartRefused({ code: "FOLDER_NOT_USABLE", about: { folder, reason } });
};
