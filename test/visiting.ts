import path from "node:path";
import { type House, openHouse } from "#infrastructure/house.js";
import { type Engine, openEngine } from "../apps/server/engine.js";
import { migrations } from "../apps/server/migrations.js";

/** Opens a data folder as a command does, beside a server or without one. */
export const visiting = async <Result>(
  dataDir: string,
  work: (engine: Engine, house: House) => Promise<Result>,
): Promise<Result> => {
  const settings = { dataDir, production: false };
  const house = await openHouse({ settings, role: "command", migrations });
  try {
    return await work(await openEngine(house, path.join(dataDir, "files")), house);
  } finally {
    await house.stop();
  }
};
