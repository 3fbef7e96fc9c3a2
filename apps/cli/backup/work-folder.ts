import fs from "node:fs/promises";
import path from "node:path";
import { folderNotUsable, makeFolder } from "#infrastructure/files/make-folder.js";
import { systemCode } from "#infrastructure/system-code.js";
import { Failed } from "../failures.js";
import { faults } from "./faults.js";

/**
 * Where the data is to stand: a folder that is empty, or not there.
 * @throws Failed, StartRefused where it cannot be
 */
export const placeFor = async (dataDir: string): Promise<string> => {
  const asked = path.resolve(dataDir);
  // It is what a link leads to that another folder can take the place of.
  const wanted = await fs.realpath(asked).catch(() => asked);
  const found = await fs.lstat(wanted).catch((fault: unknown) => {
    if (systemCode(fault) === "ENOENT") return undefined;
    throw folderNotUsable(wanted, fault);
  });
  if (!found) return wanted;
  const names = await fs.readdir(wanted).catch((fault: unknown) => {
    throw folderNotUsable(wanted, fault);
  });
  if (names.length > 0) throw new Failed(faults.dataThere, { folder: wanted });
  const above = await fs.stat(path.dirname(wanted));
  // Nothing takes the place of what is mounted.
  if (above.dev !== found.dev) throw new Failed(faults.mounted, { folder: wanted });
  return wanted;
};

interface WorkFolder {
  readonly folder: string;
  /** Of other restores, which go on or were killed: nobody can tell, so they stay. */
  readonly others: readonly string[];
}

/** A folder of one restore's own, beside the one that is asked for. */
export const workFolder = async (wanted: string): Promise<WorkFolder> => {
  const above = path.dirname(wanted);
  const prefix = `${wanted}.restoring`;
  try {
    await makeFolder(above);
    const beside = (await fs.readdir(above)).map((name) => path.join(above, name)).sort();
    const others = beside.filter((place) => place.startsWith(prefix));
    return { folder: await fs.mkdtemp(`${prefix}-`), others };
  } catch (fault) {
    throw folderNotUsable(wanted, fault);
  }
};

/** @throws Failed where another restore, or a start, has taken the place meanwhile */
export const takeName = async (folder: string, wanted: string): Promise<void> => {
  await fs.rmdir(wanted).catch(() => undefined);
  await fs.rename(folder, wanted).catch((fault: unknown) => {
    const isTaken = ["ENOTEMPTY", "EEXIST"].includes(systemCode(fault));
    throw isTaken ? new Failed(faults.dataThere, { folder: wanted }) : fault;
  });
};
