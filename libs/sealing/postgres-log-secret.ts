import type { Pool } from "pg";
import { bytesOf, type KeptSecret } from "./kept-secret.js";
import type { KeyRing } from "./key-ring.js";
import { createLogSecret, type LogSecret } from "./log-secret.js";

/** The log's secret, unless there is none yet. @throws KeysNotAtHand, CannotUnwrap */
export const readLogSecret = async (
  pool: Pick<Pool, "query">,
  ring: KeyRing,
): Promise<LogSecret | undefined> => {
  const { rows } = await pool.query<KeptSecret>(`select bytes, wrapped_by from keys.log_secret`);
  const [row] = rows;
  return row && createLogSecret(await bytesOf(row, "log", ring));
};
