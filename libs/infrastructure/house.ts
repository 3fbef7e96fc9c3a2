import fs from "node:fs/promises";
import path from "node:path";
import type { Pool } from "pg";
import { FolderClock } from "./clock/folder-clock.js";
import { StartRefused } from "./configuration/faults.js";
import { type KeyKeeping, keyKeepingOf, type Settings } from "./configuration/settings.js";
import type { Connection } from "./database/connection.js";
import { startEmbeddedPostgres } from "./database/embedded-postgres.js";
import type { Holder } from "./database/folder-holder.js";
import { lookAtServer } from "./database/given-server.js";
import { findOut, makeReady } from "./database/make-ready.js";
import { poolsAt } from "./database/pool.js";
import { folderNotUsable, makeFolder } from "./files/make-folder.js";
import type { Migration } from "./database/schema-parts.js";

/** A server runs the folder's database; a command uses a server's, or starts it for its own run. */
export type Role = "server" | "command";

/** What every process stands on: a data folder with its database, migrated, and its clock. */
export interface House {
  readonly connection: Connection;
  /** There was no database in the folder before. */
  readonly isNew: boolean;
  readonly clock: FolderClock;
  readonly keyKeeping: KeyKeeping;
  /** Connections for one purpose; ended by `stop`. */
  pool(name: string, size: number): Pool;
  /** Those that the log is read and written through. */
  logPool(size: number): Pool;
  /** Tells a second start where this one serves. */
  announce(address: string): Promise<void>;
  /** The last thing of a process, after HTTP and workers: pools, then the database. */
  stop(): Promise<void>;
}

export interface Opening {
  readonly settings: Pick<
    Settings,
    "dataDir" | "production" | "database" | "keyFile" | "keyCommand"
  >;
  readonly role: Role;
  readonly migrations: readonly Migration[];
  /** Called once when a server has to wait until a command is done with the folder. */
  readonly waiting?: (holder: Description) => void;
}

/** A database for as long as a process uses it. */
interface Lodging {
  readonly connection: Connection;
  readonly isNew: boolean;
  announce(address: string): Promise<void>;
  /** After every pool. */
  leave(): Promise<void>;
}

/**
 * @throws StartRefused when the folder is held or cannot be used, the server of DATABASE_URL is not fit,
 * or the data is a newer program's.
 */
export const openHouse = async (opening: Opening): Promise<House> => {
  await makeUsable(opening.settings.dataDir);
  return entered(opening, async (connection, migrations) => ({
    connection: await makeReady(connection, migrations),
  }));
};

/**
 * The house as it is, for whoever looks and changes nothing; `missing` are the steps that a start would take.
 * Undefined where there is no data folder yet, or it has no database.
 * @throws StartRefused as `openHouse` does
 */
export const visitHouse = async (
  opening: Opening,
): Promise<(House & { readonly missing: readonly string[] }) | undefined> => {
  const { dataDir, database } = opening.settings;
  const isThere = await exists(database ? dataDir : path.join(dataDir, "postgres"));
  return isThere ? entered(opening, findOut) : undefined;
};

const entered = async <Ready extends { readonly connection: Connection }>(
  opening: Opening,
  readied: (connection: Connection, migrations: readonly Migration[]) => Promise<Ready>,
): Promise<House & Ready> => {
  const { dataDir, production, database: given } = opening.settings;
  const clock = new FolderClock(dataDir, production);
  const lodging = given ? await onServer(given) : await inFolder(opening);
  const ready = await readied(lodging.connection, opening.migrations).catch(
    async (fault: unknown) => {
      await lodging.leave();
      throw fault;
    },
  );
  const { pool, logPool, end } = poolsAt(ready.connection);
  const stop = async () => {
    await end();
    await lodging.leave();
  };
  const { isNew, announce } = lodging;
  const keyKeeping = keyKeepingOf(opening.settings);
  return { ...ready, isNew, clock, keyKeeping, pool, logPool, announce, stop };
};

const exists = (place: string): Promise<boolean> =>
  fs.access(place).then(
    () => true,
    () => false,
  );

/** Any number of processes share it, on any number of machines; nobody holds it. */
const onServer = async (connection: Connection): Promise<Lodging> => {
  await lookAtServer(connection);
  return { connection, isNew: false, announce: nothing, leave: nothing };
};

const nothing = async () => undefined;

const inFolder = async (opening: Opening): Promise<Lodging> => {
  const { role } = opening;
  const { dataDir } = opening.settings;
  const isNew = !(await exists(path.join(dataDir, "postgres")));
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
  return {
    connection: database.connection,
    isNew,
    announce: (address) => database.hold.rename(`${role} ${process.pid} ${address}`.slice(0, 63)),
    leave: async () => {
      // Other commands may be using the database that this one has started.
      if (database.owner && role === "command") await database.hold.alone();
      await database.stop();
    },
  };
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

const makeUsable = async (folder: string): Promise<void> => {
  try {
    await makeFolder(folder);
    await fs.access(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (fault) {
    throw folderNotUsable(folder, fault);
  }
};
