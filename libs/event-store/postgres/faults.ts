import { DatabaseError, type PoolClient } from "pg";
import { LogUnavailable } from "../port.js";

/** The server has undone a call and said why: nothing of it was written. */
export class RolledBack extends Error {
  override readonly name = "RolledBack";
  constructor(override readonly cause: DatabaseError) {
    super(cause.message, { cause });
  }
}

const pulse = { text: "select 1", query_timeout: 5_000 };

/**
 * Tells a call that was undone from one whose answer was lost: a server that answers again on the
 * same connection has rolled the failed call back. After any worse fault it ends the connection, and
 * may have committed before. (What an error calls its severity depends on the server's language.)
 */
export const fateOf = async (error: unknown, client: PoolClient): Promise<unknown> => {
  if (!(error instanceof DatabaseError)) return error;
  const answers = await client.query(pulse).then(
    () => true,
    () => false,
  );
  return answers ? new RolledBack(error) : error;
};

/** Classes of errors that pass with time or an operator's help, and no fault of the call. */
const passing = [
  "08", // connection
  "25", // 25006: the server is read-only
  "40", // undone for the sake of another, or of a replica that catches up
  "53", // no more disk, memory or connections
  "55", // a lock that was not given in time
  "57", // cancelled, shutting down, starting up
  "58", // the disk or the system beneath
];

export const unavailable = (error: unknown): LogUnavailable =>
  new LogUnavailable(reasonOf(error), { cause: error });

export const passes = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || passing.includes((error.code ?? "").slice(0, 2));

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
