import { folderHolder } from "#infrastructure/database/folder-holder.js";
import type { House } from "#infrastructure/house.js";
import { isAtWork } from "#projections/leases.js";
import { presence } from "../server/watch-log.js";
import { Failed } from "./failures.js";

/**
 * For what nobody may be at work beside: neither a server on the folder, nor workers nor those that serve
 * on the same database.
 * @throws Failed
 */
export const refuseBesideOthers = async ({ connection, pool }: House): Promise<void> => {
  const [role, , address] = (await folderHolder(connection))?.application.split(" ") ?? [];
  const isOnFolder = role === "server" && address !== undefined;
  const looking = pool("looking", 1);
  const { rowCount } = await looking.query(
    `select from pg_stat_activity where datname = current_database() and application_name = $1`,
    [`creativallee ${presence}`],
  );
  if (isOnFolder || rowCount !== 0 || (await isAtWork(looking))) throw new Failed(words.atWork);
};

const words = {
  atWork: {
    fr: "Un serveur, ou une autre commande, travaille sur cette base. Arrêtez tout, puis relancez.",
    en: "A server or another command is at work on this database. Stop them all, then run this again.",
  },
} as const;
