import { setTimeout as pause } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { StartRefused, type Fault } from "../configuration/faults.js";
import { systemCode } from "../system-code.js";
import type { Connection } from "./connection.js";

/** What a server says of itself and of the database. */
export interface ServerFacts {
  /** As in `server_version_num`: 180004 is 18.4. */
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly readOnly: boolean;
}

/** Roles that may be taken on but are not inherited, which the log's guard needs, came with it. */
const least = 16;

const [startingUp, patience, rhythm] = ["57P03", 30_000, 250];

/**
 * Looks at the PostgreSQL server of DATABASE_URL before anything is asked of it. One that is starting
 * is waited for.
 * @throws StartRefused
 */
export const lookAtServer = async (connection: Connection): Promise<void> => {
  for (const end = Date.now() + patience; ; await pause(rhythm)) {
    try {
      const fault = unfitness(await factsOf(connection), connection);
      if (fault) throw new StartRefused(fault);
      return;
    } catch (error) {
      if (systemCode(error) === startingUp && Date.now() < end) continue;
      throw refusalOf(error, connection);
    }
  }
};

/** What PostgreSQL says no to while a database is made ready, as a refusal that says what to do. */
export const refusalOf = (error: unknown, connection: Connection): unknown => {
  const fault = connectFault(error, connection);
  return fault ? new StartRefused(fault) : error;
};

const factsOf = async (connection: Connection): Promise<ServerFacts> => {
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 });
  // A server that goes tells it after our end, too; without a listener that ends the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(`
      select current_setting('server_version_num')::int as number,
        current_setting('server_version') as version,
        current_setting('server_encoding') as encoding,
        current_setting('transaction_read_only') = 'on' as "readOnly"`);
    const [facts] = rows;
    if (!facts) throw new Error("PostgreSQL does not say what it is.");
    return facts;
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const unfitness = (
  { number, version, encoding, readOnly }: ServerFacts,
  { host, database }: Pick<Connection, "host" | "database">,
): Fault | undefined => {
  if (number < least * 10_000) return { code: "DATABASE_TOO_OLD", about: { host, version, least } };
  if (encoding !== "UTF8") return { code: "DATABASE_NOT_UTF8", about: { database, encoding } };
  return readOnly ? { code: "DATABASE_READ_ONLY", about: { host } } : undefined;
};

const loginRefused = ["28P01", "28000", "42501"];

export const connectFault = (
  error: unknown,
  { host, port, user, database }: Connection,
): Fault | undefined => {
  const [code, reason] = [
    systemCode(error),
    error instanceof Error ? error.message : String(error),
  ];
  if (error instanceof DatabaseError) {
    if (code === "3D000") return { code: "DATABASE_MISSING", about: { host, database } };
    if (code === "25006") return { code: "DATABASE_READ_ONLY", about: { host } };
    if (error.routine === "aclcheck_error")
      return { code: "DATABASE_RIGHTS_WANTED", about: { user, database, reason } };
    if (loginRefused.includes(code))
      return { code: "DATABASE_LOGIN_REFUSED", about: { host, user, reason } };
    return /^(08|53|57)/.test(code) ? notReached(host, port, reason) : undefined;
  }
  // pg gives these no code.
  if (/client password must be/.test(reason))
    return { code: "DATABASE_LOGIN_REFUSED", about: { host, user, reason: "no password" } };
  if (/does not support SSL/.test(reason)) return { code: "DATABASE_WITHOUT_TLS", about: { host } };
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_OSSL/.test(code))
    return { code: "DATABASE_NOT_TRUSTED", about: { host, reason: code } };
  if (/^E[A-Z_]+$/.test(code)) return notReached(host, port, code);
  if (/timeout expired|terminated|SSL connection/.test(reason))
    return notReached(host, port, reason);
  return undefined;
};

const notReached = (host: string, port: number, reason: string): Fault => ({
  code: "DATABASE_NOT_REACHED",
  about: { host, port, reason },
});
