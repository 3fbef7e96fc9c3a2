import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isRoot } from "#infrastructure/database/account.js";

/** A small file system of its own, in memory. */
export interface OwnDisk {
  readonly folder: string;
  /** Not a byte is left. */
  fill(): void;
  free(): void;
  remove(): void;
}

export const lacksOwnDisk = (): string | undefined => {
  if (!isRoot()) return "root, to mount a small tmpfs";
  try {
    ownDisk(1).remove();
    return undefined;
  } catch {
    return "the right to mount a small tmpfs";
  }
};

export const ownDisk = (megabytes: number): OwnDisk => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-disk-"));
  try {
    const options = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`];
    execFileSync("mount", [...options, "tmpfs", folder], { stdio: "ignore" });
  } catch (fault) {
    fs.rmdirSync(folder);
    throw fault;
  }
  const filler = path.join(folder, "filler");
  const remove = () => {
    process.off("exit", remove);
    spawnSync("umount", ["-l", folder]);
    fs.rmdirSync(folder);
  };
  // Whatever ends us, killed alone excepted.
  process.once("exit", remove);
  return {
    folder,
    fill: () => {
      const file = fs.openSync(filler, "a");
      try {
        for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) fillBy(file, size);
      } finally {
        fs.closeSync(file);
      }
    },
    free: () => fs.rmSync(filler, { force: true }),
    remove,
  };
};

const fillBy = (file: number, size: number): void => {
  const bytes = Buffer.alloc(size);
  try {
    for (;;) if (fs.writeSync(file, bytes) < size) return;
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "ENOSPC")) throw fault;
  }
};
