/** Where a database is: fit for `pg.Pool` and `pg.Client`, and to be told to another thread. */
export interface Connection {
  /** A name or an address; the folder of the socket for a server on this machine. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
  readonly ssl?: false | Tls;
  /** What each session begins with, as `postgres -c` takes it. */
  readonly options?: string;
  /** Whether to ask now and then if the other end is still there, and after how many quiet milliseconds. */
  readonly keepAlive?: boolean;
  readonly keepAliveInitialDelayMillis?: number;
  /** The role as which the log is written, where there is one: see `logWriter`. */
  readonly logRole?: string;
}

export interface Tls {
  /** False: what is sent is hidden from others, but nobody knows from whom it comes. */
  readonly rejectUnauthorized: boolean;
  /** Certificates of those who vouch for the server, as text; those that Node knows otherwise. */
  readonly ca?: string;
}

/**
 * What an operator has set for a role or a database changes nothing of where names lead; and whoever
 * stands still within a transaction lets go of its locks.
 */
export const sessionOptions = "-c search_path=public -c idle_in_transaction_session_timeout=60s";

/** A network can fall silent without a word; whoever only listens would never know. */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

export const databaseUser = "creativallee";

export const connectionAt = (socketFolder: string): Connection => ({
  host: socketFolder,
  port: 5432,
  user: databaseUser,
  database: "postgres",
  options: sessionOptions,
});
