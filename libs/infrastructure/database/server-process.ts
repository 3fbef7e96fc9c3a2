import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "./account.js";
import { entered, socketFolder } from "./cluster.js";
import { connectionAt, type Connection } from "./connection.js";
import { guard, type Guarded } from "./guardian.js";
import { livingPostmaster } from "./postmaster.js";

export interface Place {
  readonly dataDir: string;
  readonly cluster: string;
  readonly binaries: string;
  readonly account: Account | undefined;
  readonly throwaway: boolean;
}

export interface ServerProcess {
  readonly connection: Connection;
  stop(): Promise<void>;
}

/**
 * Starts the server; one that ends unasked is started again at the same address, so that pools
 * recover. Undefined when another start was quicker.
 */
export const startServer = async (place: Place): Promise<ServerProcess | undefined> => {
  const sockets = await socketFolder(place.account);
  const first = await ready(place, sockets).catch(async (fault: unknown) => {
    await fs.rm(sockets, { recursive: true, force: true });
    throw fault;
  });
  if (!first) {
    await fs.rm(sockets, { recursive: true, force: true });
    return undefined;
  }
  const stopping = new AbortController();
  const running = keepRunning(first, () => ready(place, sockets), stopping.signal);
  return {
    connection: connectionAt(sockets),
    stop: () => {
      stopping.abort();
      return running;
    },
  };
};

const keepRunning = async (
  first: Guarded,
  again: () => Promise<Guarded | undefined>,
  stopping: AbortSignal,
): Promise<void> => {
  let server: Guarded | undefined = first;
  for (let wait = 100; !stopping.aborted; wait = Math.min(2 * wait, 5_000)) {
    if (server) {
      const { stop, exited } = server;
      stopping.addEventListener("abort", stop, { once: true });
      await exited;
      stopping.removeEventListener("abort", stop);
    }
    await pause(wait, undefined, { ref: false, signal: stopping }).catch(() => undefined);
    server = stopping.aborted ? undefined : await again().catch(() => undefined);
    if (server) wait = 100;
  }
  server?.stop();
  await server?.exited;
};

/** Its own lock file names the socket folder, a name of this start alone: so it tells our server. */
const ready = async (place: Place, sockets: string): Promise<Guarded | undefined> => {
  await emptyFolder(sockets);
  const log = await openLog(place.dataDir);
  const { size: seen } = await log.stat();
  const settings = [
    ["listen_addresses", ""],
    ["unix_socket_directories", sockets],
    ["unix_socket_permissions", "0700"],
    ["timezone", "UTC"],
    ["log_timezone", "UTC"],
    // Neither statements nor the values in them belong in a log file.
    ["log_min_error_statement", "panic"],
    ["log_error_verbosity", "terse"],
    // Old segments are removed: kept for use again, they would still hold what was erased.
    ["wal_recycle", "off"],
  ];
  const server = guard(
    [
      path.join(place.binaries, "bin/postgres"),
      "-D",
      entered(place.cluster),
      ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { cwd: place.cluster, account: place.account, log: log.fd },
    place.throwaway ? [sockets, place.dataDir] : [sockets],
  );
  try {
    const end = server.exited.then(() => "ended" as const);
    while ((await Promise.race([end, pause(20)])) !== "ended") {
      const living = await livingPostmaster(place.cluster);
      if (living?.ready && living.socketFolder === sockets) return server;
    }
    const said = (await fs.readFile(logFile(place.dataDir), "utf8")).slice(seen).trim();
    const anotherCameFirst = /lock file .* already exists|shared memory block .* still in use/;
    if (anotherCameFirst.test(said)) return undefined;
    throw new Error(`PostgreSQL does not start. It says:\n${said}`);
  } finally {
    await log.close();
  }
};

const logFile = (dataDir: string): string => path.join(dataDir, "postgres.log");

/** Opened by us: the server's account need not reach the folder. One older log is kept. */
const openLog = async (dataDir: string): Promise<fs.FileHandle> => {
  const file = logFile(dataDir);
  const { size } = await fs.stat(file).catch(() => ({ size: 0 }));
  if (size > 4_000_000) await fs.rename(file, `${file}.1`);
  return fs.open(file, "a", 0o600);
};

const emptyFolder = async (folder: string): Promise<void> => {
  for (const name of await fs.readdir(folder)) await fs.rm(path.join(folder, name));
};
