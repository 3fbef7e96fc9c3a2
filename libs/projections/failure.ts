import type { Database } from "./database.js";
import { reasonOf, type Faulty, type Told } from "./told.js";

/**
 * What a projection could not fold, and at which event it therefore stands still: one row, when the
 * fold threw on it; one stream, when it cannot even be told which rows its event concerns.
 */
export interface Failure {
  readonly scope: "row" | "stream";
  /** The row's key, or the stream. */
  readonly key: string;
  readonly position: string;
  readonly event: string;
  readonly type: string;
  readonly reason: string;
}

export const streamFailure = ({ position, envelope }: Told | Faulty, error: unknown): Failure => {
  const { id: event, type, stream: key } = envelope;
  return { scope: "stream", key, position, event, type, reason: reasonOf(error) };
};

export const readFailures = async (db: Database, name: string): Promise<readonly Failure[]> =>
  (
    await db.query<Failure>(
      `select scope, key, position, event, type, reason from read.failures where name = $1`,
      [name],
    )
  ).rows;

export const insertFailures = (from: string, parameter: string, name: string): string =>
  `insert into read.failures (name, scope, key, position, event, type, reason)
   select ${name}, f.scope, f.key, f.position, f.event, f.type, f.reason
   from ${from} json_to_recordset(${parameter}::json)
     as f(scope text, key text, position text, event text, type text, reason text)
   on conflict (name, scope, key) do nothing`;
