import { execFileSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";

/** What `postmaster.pid` tells of the server on a cluster's folder. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** The living server on this folder, if any. A lock file that names another process is stale. */
export const livingPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const lines = (await lockFile(cluster)).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !(await isPostmasterOf(pid, cluster))) return undefined;
  return { pid, socketFolder: lines[4] ?? "", ready: lines[7]?.trim() === "ready" };
};

/**
 * Removes a lock file whose process is gone, or is something else by now (PostgreSQL itself would
 * refuse to start when the pid is in use again). Moved aside first and looked at again: another
 * start may just have replaced it by its own.
 */
export const removeStaleLock = async (cluster: string): Promise<void> => {
  const file = path.join(cluster, "postmaster.pid");
  const seen = await lockFile(cluster);
  if (seen === "" || (await livingPostmaster(cluster))) return;
  const aside = `${file}.${process.pid}.stale`;
  await fs.rename(file, aside).catch(() => undefined);
  const moved = await fs.readFile(aside, "utf8").catch(() => seen);
  if (moved !== seen) await fs.link(aside, file).catch(() => undefined);
  await fs.rm(aside, { force: true });
};

const lockFile = (cluster: string): Promise<string> =>
  fs
    .readFile(path.join(cluster, "postmaster.pid"), "utf8")
    .catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === "ENOENT") return "";
      throw fault;
    });

const isPostmasterOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (process.platform !== "linux") return commandOf(pid).includes("postgres");
  const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // A zombie keeps its name until its parent, perhaps a container's careless init, collects it.
  if (!/^\d+ \(postgres\) [^ZX]/.test(stat)) return false;
  const at = await fs.readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (at !== undefined) return at === (await fs.realpath(cluster));
  // A container's root may not look there: then the account must do.
  const running = await fs.stat(`/proc/${pid}`).catch(() => undefined);
  return running?.uid === (await fs.stat(cluster)).uid;
};

const commandOf = (pid: number): string => {
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
};
