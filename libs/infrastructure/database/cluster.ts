import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.js";
import { databaseUser } from "./connection.js";

/**
 * The folder as the server's own process names it: entered before the account changes, so that it
 * may stand below one that this account may not enter, such as /root.
 */
export const entered = (cluster: string): string =>
  process.platform === "linux" ? "/proc/self/cwd" : cluster;

/**
 * Makes the cluster if there is none. It is drafted beside and renamed into place: of two starts
 * at once one wins, and a start that was killed leaves no half-made cluster.
 */
export const makeCluster = async (
  cluster: string,
  binaries: string,
  account: Account | undefined,
  throwaway: boolean,
): Promise<void> => {
  if (await isMade(cluster)) return handOver(cluster, account);
  const draft = await fs.mkdtemp(`${cluster}.draft-`);
  try {
    if (account) await fs.chown(draft, account.uid, account.gid);
    await promisify(execFile)(
      path.join(binaries, "bin/initdb"),
      [
        `--pgdata=${entered(draft)}`,
        `--username=${databaseUser}`,
        "--auth-local=trust",
        "--auth-host=reject",
        "--encoding=UTF8",
        // Sorts and folds alike on every machine, whatever its system library.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        ...(throwaway ? ["--no-sync"] : []),
      ],
      {
        cwd: draft,
        ...account,
        env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C" },
      },
    );
    await fs.rename(draft, cluster);
  } catch (fault) {
    await fs.rm(draft, { recursive: true, force: true });
    if (!(await isMade(cluster))) throw fault;
  }
};

/** A backup that root has copied back is root's, as whom PostgreSQL does not run. */
const handOver = async (cluster: string, account: Account | undefined): Promise<void> => {
  if (!account || (await fs.stat(cluster)).uid !== 0) return;
  const names = await fs.readdir(cluster, { recursive: true });
  for (const name of names) await fs.lchown(path.join(cluster, name), account.uid, account.gid);
  // Last: what was interrupted is done again.
  await fs.chown(cluster, account.uid, account.gid);
};

const isMade = (cluster: string): Promise<boolean> =>
  fs.stat(path.join(cluster, "PG_VERSION")).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === "ENOENT") return false;
      throw fault;
    },
  );

/**
 * Private to the account, under a name that nobody can plant, in a parent that the account may
 * enter and remove it from; short, since the path of a socket is limited to 107 bytes.
 */
export const socketFolder = async (account: Account | undefined): Promise<string> => {
  const parent = account || os.tmpdir().length > 70 ? "/tmp" : os.tmpdir();
  const folder = await fs.mkdtemp(path.join(parent, socketPrefix));
  if (account) await fs.chown(folder, account.uid, account.gid);
  return folder;
};

const socketPrefix = "creativallee-";

/** What a guardian would have removed, had it not been killed. The name comes from a file: no other folder goes. */
export const removeSocketFolder = async (folder: string): Promise<void> => {
  const parent = path.dirname(folder);
  const ours = path.basename(folder).startsWith(socketPrefix);
  // A postmaster that is ending takes its socket out of it in the same moment.
  if (ours && ["/tmp", os.tmpdir()].includes(parent))
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 3 });
};
