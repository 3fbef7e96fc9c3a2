import { Pool } from "pg";
import type { Connection } from "./connection.js";

/**
 * Connections for one purpose, named in `pg_stat_activity`. A connection that cannot be had within
 * 5 s throws, so that a database that is down gives an answer and no queue without end.
 */
export const openPool = (connection: Connection, name: string, size: number): Pool => {
  const pool = new Pool({
    ...connection,
    application_name: `creativallee ${name}`,
    max: size,
    connectionTimeoutMillis: 5_000,
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
  readonly end: () => Promise<void>;
}

export const poolsAt = (connection: Connection): Pools => {
  const opened: Pool[] = [];
  return {
    pool: (name, size) => {
      const pool = openPool(connection, name, size);
      opened.push(pool);
      return pool;
    },
    end: async () => {
      await Promise.all(opened.splice(0).map((pool) => pool.end()));
    },
  };
};
