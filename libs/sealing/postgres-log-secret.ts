import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { bytesOf, type KeptSecret } from "./kept-secret.js";
import { createLogSecret, type LogSecret } from "./log-secret.js";

/** The log's secret, made at the first call on a new database; racing processes get the same one. */
export const loadLogSecret = async (pool: Pool): Promise<LogSecret> => {
  await pool.query(`insert into keys.log_secret (bytes) values ($1) on conflict do nothing`, [
    randomBytes(32),
  ]);
  const { rows } = await pool.query<KeptSecret>(`select bytes, wrapped_by from keys.log_secret`);
  const [row] = rows;
  if (!row) throw new Error("The log's secret went while it was being read.");
  return createLogSecret(bytesOf(row));
};
