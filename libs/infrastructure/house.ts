import fs from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { FolderClock } from "./clock/folder-clock.js";
import { StartRefused } from "./configuration/faults.js";
import type { Settings } from "./configuration/settings.js";
import type { Connection } from "./database/connection.js";
import { startEmbeddedPostgres } from "./database/embedded-postgres.js";
import type { Holder } from "./database/folder-holder.js";
import { migrate, type Migration } from "./database/migrate.js";
import { openPool, poolsAt } from "./database/pool.js";

/** A server runs the folder's database; a command uses a server's, or starts it for its own run. */
export type Role = "server" | "command";

/** What every process stands on: a data folder with its database, migrated, and its clock. */
export interface House {
  readonly connection: Connection;
  /** There was no database in the folder before. */
  readonly isNew: boolean;
  readonly clock: FolderClock;
  /** Connections for one purpose; ended by `stop`. */
  pool(name: string, size: number): Pool;
  /** Tells a second start where this one serves. */
  announce(address: string): Promise<void>;
  /** The last thing of a process, after HTTP and workers: pools, then the database. */
  stop(): Promise<void>;
}

export interface Opening {
  readonly settings: Pick<Settings, "dataDir" | "production">;
  readonly role: Role;
  readonly migrations: readonly Migration[];
  /** Called once when a server has to wait until a command is done with the folder. */
  readonly waiting?: (holder: Description) => void;
}

/** @throws StartRefused when the folder is held or cannot be used, or its data is a newer program's. */
export const openHouse = async (opening: Opening): Promise<House> => {
  const { settings, role } = opening;
  const { dataDir } = settings;
  await makeFolder(dataDir);
  const isNew = await fs.access(path.join(dataDir, "postgres")).then(
    () => false,
    () => true,
  );
  const clock = new FolderClock(dataDir, settings.production);
  let told = false;
  const database = await startEmbeddedPostgres({
    dataDir,
    application: `${role} ${process.pid}`,
    beside: (holder) => {
      if (role === "command") return "join";
      const found = describe(holder);
      // A server must not depend on a database that ends with somebody's command.
      if (found.role !== "command") throw folderHeld(dataDir, found);
      if (!told) opening.waiting?.(found);
      told = true;
      return "wait";
    },
  });
  const pools = poolsAt(database.connection);
  const stop = async () => {
    await pools.end();
    // Other commands may be using the database that this one has started.
    if (database.owner && role === "command") await database.hold.alone();
    await database.stop();
  };
  try {
    const migrating = openPool(database.connection, "migrations", 1);
    await migrate(migrating, opening.migrations).finally(() => migrating.end());
  } catch (fault) {
    await stop();
    throw fault;
  }
  const announce = (address: string) =>
    database.hold.rename(`${role} ${process.pid} ${address}`.slice(0, 63));
  return { connection: database.connection, isNew, clock, pool: pools.pool, announce, stop };
};

export interface Description {
  readonly role: string;
  readonly pid: string;
  readonly since: string;
  readonly address: string;
}

const describe = ({ application, since }: Holder): Description => {
  const [role = "", pid = "", address = ""] = application.split(" ");
  return { role, pid, since: since.toISOString(), address };
};

const folderHeld = (folder: string, { role, pid, since, address }: Description): StartRefused =>
  new StartRefused({
    code: "FOLDER_HELD",
    about: { folder, role, pid, since, address: address && ` (${address})` },
  });

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    await fs.access(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (fault) {
    const reason = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
    throw new StartRefused({ code: "FOLDER_NOT_USABLE", about: { folder, reason } });
  }
};
