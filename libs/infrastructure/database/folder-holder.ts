import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { Connection } from "./connection.js";

/** Two session locks, so the server itself tells who is there, and lets go when they die. */
const holding = 1_668_641;
const inUse = 1_668_642;

/** Who runs the database of a data folder. */
export interface Holder {
  /** Role, process id and, once known, the address: `server 4242 http://127.0.0.1:3210`. */
  readonly application: string;
  readonly since: Date;
}

/** A part in the folder's locks, kept for as long as the process uses the database. */
export interface Hold {
  /** Tells what else is known by now, such as the address served. */
  rename(application: string): Promise<void>;
  /** Resolves once nobody else uses the database; newcomers wait for its end, then start their own. */
  alone(): Promise<void>;
  release(): Promise<void>;
}

/** The owner's. Taken again after a crash that the server survives. */
export const holdFolder = (connection: Connection, application: string): Promise<Hold> =>
  hold(connection, application, `pg_advisory_lock(${holding})`, true);

/** A user's. Waits while the owner is about to stop, and then fails with the connection. */
export const joinFolder = (connection: Connection, application: string): Promise<Hold> =>
  hold(connection, application, `pg_advisory_lock_shared(${inUse})`, false);

export const folderHolder = async (connection: Connection): Promise<Holder | undefined> => {
  const { client } = await connect(connection, "passing by");
  try {
    const { rows } = await client.query<Holder>(
      `select application_name as application, backend_start as since
         from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
      [holding],
    );
    return rows[0];
  } finally {
    await client.end();
  }
};

const hold = async (
  connection: Connection,
  application: string,
  lock: string,
  keep: boolean,
): Promise<Hold> => {
  let name = application;
  const released = new AbortController();
  let held: Session;
  const take = async (): Promise<void> => {
    held = await connect(connection, name);
    const { client } = held;
    await client.query(`select ${lock}`).catch(async (fault: unknown) => {
      await client.end();
      throw fault;
    });
    held.client.once("end", () => void (keep && retake()));
    // What merely stays open must not keep the process from ending; what is waited for must.
    held.socket.unref();
  };
  const retake = async (): Promise<void> => {
    while (!released.signal.aborted) {
      await pause(100, undefined, { ref: false });
      const taken = take().then(
        () => true,
        () => false,
      );
      if (await taken) return;
    }
  };
  await take();
  return {
    rename: async (to) => {
      name = to;
      held.socket.ref();
      await held.client.query("select set_config('application_name', $1, false)", [name]);
      held.socket.unref();
    },
    alone: async () => {
      held.socket.ref();
      await held.client.query(`select pg_advisory_lock(${inUse})`);
    },
    release: async () => {
      released.abort();
      held.socket.ref();
      await held.client.end();
    },
  };
};

interface Session {
  readonly client: Client;
  readonly socket: Socket;
}

const connect = async (connection: Connection, application: string): Promise<Session> => {
  const socket = new Socket();
  const client = new Client({
    ...connection,
    application_name: application,
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  });
  // The server may go at any time, after our end too; without a listener that ends the process.
  client.on("error", () => undefined);
  await client.connect();
  return { client, socket };
};
