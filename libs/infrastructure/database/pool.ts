import { Pool, type PoolConfig } from "pg";
import type { Connection } from "./connection.js";

/**
 * In milliseconds. What is asked through a pool is quickly done: longer, and somebody else stands in the
 * way. A server that has not even said so by then is not there any more. A connection is given up now and
 * then, so that nobody stays with a server that another replaced.
 */
const [longestStatement, longestSilence, longestLife] = [20_000, 25_000, 600_000];

/**
 * Connections for one purpose, named in `pg_stat_activity`. A connection that cannot be had within
 * 5 s throws, so that a database that is down gives an answer and no queue without end.
 */
export const openPool = (connection: Connection, name: string, size: number): Pool =>
  opened(connection, name, size, {
    statement_timeout: longestStatement,
    query_timeout: longestSilence,
  });

/** For steps that take as long as they take. */
export const openPatientPool = (connection: Connection, name: string): Pool =>
  opened(connection, name, 1, { statement_timeout: 0 });

const opened = (
  connection: Connection,
  name: string,
  size: number,
  longest: Pick<PoolConfig, "statement_timeout" | "query_timeout">,
): Pool => {
  const pool = new Pool({
    ...connection,
    application_name: `creativallee ${name}`,
    max: size,
    connectionTimeoutMillis: 5_000,
    ...longest,
    maxLifetimeSeconds: longestLife / 1_000,
  });
  // A server that goes (57P01) tells every connection, idle or lent, and after the pool's end too;
  // without a listener that ends the process. Whoever waits for an answer gets the error itself.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

/** Opens connections for one purpose after the other; ends them together. */
export interface Pools {
  readonly pool: (name: string, size: number) => Pool;
  /** For the log: as the role that can only add to it, where there is one. */
  readonly logPool: (size: number) => Pool;
  readonly end: () => Promise<void>;
}

export const poolsAt = (connection: Connection): Pools => {
  const all: Pool[] = [];
  const kept = (pool: Pool): Pool => {
    all.push(pool);
    return pool;
  };
  return {
    pool: (name, size) => kept(openPool(connection, name, size)),
    logPool: (size) => kept(openPool(asLogWriter(connection), "log", size)),
    end: async () => {
      await Promise.all(all.splice(0).map((pool) => pool.end()));
    },
  };
};

/** From the first moment of each session on: `reset role` leads back to it, too. */
const asLogWriter = (connection: Connection): Connection => {
  const { logRole, options = "" } = connection;
  return logRole === undefined
    ? connection
    : { ...connection, options: `${options} -c role=${logRole}` };
};
