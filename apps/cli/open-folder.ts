import path from "node:path";
import { readSettings, type Settings } from "#infrastructure/configuration/settings.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { migrations } from "../server/migrations.js";
import { say, type Terminal } from "./terminal.js";

/**
 * The data folder that the environment names. One that was not there is made, but not unsaid to
 * whoever watches. What a script reads of an import is about its lines alone.
 */
export const openFolder = async (
  terminal: Terminal,
): Promise<{ readonly settings: Settings; readonly house: House }> => {
  const settings = readSettings(terminal.env);
  const house = await openHouse({ settings, role: "command", migrations });
  if (house.isNew && terminal.isWatched)
    terminal.error(say(terminal, words.made, { folder: path.resolve(settings.dataDir) }));
  return { settings, house };
};

const words = {
  made: {
    fr: "Nouveau dossier de données : {folder}. Si vous en attendiez un autre, vérifiez DATA_DIR.",
    en: "This is a new data folder: {folder}. If you meant another one, look at DATA_DIR.",
  },
} as const;
