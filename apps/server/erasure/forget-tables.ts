import type { Pool } from "pg";
import { liveTable } from "#projections/table.js";
import { readModels } from "#read-models/registry.js";

/** Those that show what is personal. */
export const opening = readModels.filter(({ opens }) => Object.keys(opens).length > 0);

/** Takes their tables away, so that they are built from what is left before anybody is answered. */
export const forgetTables = async (pool: Pool): Promise<void> => {
  for (const model of opening) await pool.query(`drop table if exists ${liveTable(model)}`);
  const names = opening.map(({ name }) => name);
  await pool.query(`delete from read.checkpoints where name = any($1)`, [names]);
};
