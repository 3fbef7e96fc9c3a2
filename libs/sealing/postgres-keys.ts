import type { Pool } from "pg";
import type { KeyRing } from "./key-ring.js";
import type { LogSecret } from "./log-secret.js";
import { PostgresDataKeys } from "./postgres-data-keys.js";
import { readLogSecret } from "./postgres-log-secret.js";
import { wrapAll } from "./postgres-wrapping.js";

export interface Keys {
  readonly keys: PostgresDataKeys;
  readonly secret: LogSecret;
}

/**
 * The keys of a database, wrapped; the log's secret is made at the first call on a new one, and racing
 * processes get the same. @throws KeysNotAtHand, CannotUnwrap
 */
export const openKeys = async (pool: Pool, ring: KeyRing): Promise<Keys> => {
  await wrapAll(pool, ring);
  const secret = await readLogSecret(pool, ring);
  if (!secret) throw new Error("The log's secret went while it was being read.");
  return { keys: new PostgresDataKeys(pool, ring), secret };
};
