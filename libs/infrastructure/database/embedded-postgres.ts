import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { accountFor } from "./account.js";
import { postgresBinaries } from "./binaries.js";
import { makeCluster, removeSocketFolder } from "./cluster.js";
import { connectionAt, type Connection } from "./connection.js";
import { folderHolder, holdFolder, joinFolder, type Hold, type Holder } from "./folder-holder.js";
import { livingPostmaster, removeStaleLock, type Postmaster } from "./postmaster.js";
import { startServer } from "./server-process.js";

export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** This process started the server, and stops it; else it uses one that another process runs. */
  readonly owner: boolean;
  readonly hold: Hold;
  /** After every pool: the owner's server ends, and so does every connection left. */
  stop(): Promise<void>;
}

export interface Start {
  readonly dataDir: string;
  /** Who one is, for those who find the folder held: `server 4242`. At most 63 bytes. */
  readonly application: string;
  /** What to do beside another process's server: use it (by default), wait for its end, or throw. */
  readonly beside?: (holder: Holder) => "join" | "wait";
  /** The whole folder goes when the server ends, however that comes. For tests. */
  readonly throwaway?: boolean;
}

const patience = 30_000;
const graceForOwner = 5_000;

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, made if needed, or joins the one that runs there.
 * Locks of a run that was killed are cleared, and a server whose owner is gone is stopped.
 * @throws when the platform has no binaries, the folder is another account's, or it does not start
 * within half a minute; the message holds what PostgreSQL said.
 */
export const startEmbeddedPostgres = async (start: Start): Promise<EmbeddedPostgres> => {
  await fs.mkdir(start.dataDir, { recursive: true });
  const dataDir = await fs.realpath(start.dataDir);
  const cluster = path.join(dataDir, "postgres");
  let impatientFrom = Date.now();
  let ownedAt = Date.now();
  for (; Date.now() - impatientFrom < patience; await pause(25)) {
    const living = await livingPostmaster(cluster);
    if (!living) {
      const own = await startOwn(start, dataDir, cluster);
      if (own) return own;
      continue;
    }
    const connection = connectionAt(living.socketFolder);
    const holder = living.ready
      ? await folderHolder(connection).catch(() => "changing")
      : "changing";
    if (holder === undefined) {
      // Its owner has yet to say so; or died, and its guardian with it.
      if (Date.now() - ownedAt > graceForOwner) await endOrphan(living);
      continue;
    }
    ownedAt = Date.now();
    if (typeof holder === "string") continue;
    if ((start.beside?.(holder) ?? "join") === "wait") {
      await pause(200);
      impatientFrom = Date.now();
      continue;
    }
    const hold = await joinFolder(connection, start.application).catch(() => undefined);
    if (hold) return { connection, owner: false, hold, stop: () => hold.release() };
  }
  throw new Error(`PostgreSQL on ${cluster} is neither free nor ready after half a minute.`);
};

const startOwn = async (
  { application, throwaway = false }: Start,
  dataDir: string,
  cluster: string,
): Promise<EmbeddedPostgres | undefined> => {
  const account = await accountFor(cluster);
  // Only its owner may remove it, and that will be the account that the server runs under.
  if (throwaway && account) await fs.chown(dataDir, account.uid, account.gid);
  const binaries = await postgresBinaries();
  await makeCluster(cluster, binaries, account, throwaway);
  await removeStaleLock(cluster);
  const server = await startServer({ dataDir, cluster, binaries, account, throwaway });
  if (!server) return undefined;
  const { connection } = server;
  const hold = await holdFolder(connection, application);
  const stop = async () => {
    await hold.release();
    await server.stop();
  };
  return { connection, owner: true, hold, stop };
};

const endOrphan = async ({ pid, socketFolder }: Postmaster): Promise<void> => {
  try {
    process.kill(pid, "SIGINT");
    await removeSocketFolder(socketFolder);
  } catch {
    // Another start was quicker.
  }
};
