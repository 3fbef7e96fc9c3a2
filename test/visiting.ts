import path from "node:path";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { type Engine, openEngine } from "../apps/server/engine.js";
import { migrations } from "../apps/server/migrations.js";

/** Opens a data folder as a command does, beside a server or without one; by its environment, on servers. */
export const visiting = async <Result>(
  dataDir: string,
  work: (engine: Engine, house: House) => Promise<Result>,
  env: Readonly<Record<string, string>> = {},
): Promise<Result> => {
  const settings = readSettings({ ...env, DATA_DIR: dataDir });
  const house = await openHouse({ settings, role: "command", migrations });
  try {
    const files = path.join(dataDir, "files");
    return await work(await openEngine(house, files, settings.eventStoreUrl), house);
  } finally {
    await house.stop();
  }
};
