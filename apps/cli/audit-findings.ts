import type { Pool } from "pg";
import { auditStanding } from "#audit-log/standing.js";
import { troubles } from "#audit-log/trouble.js";
import type { Finding } from "./finding.js";

/** How the tree over the log stands, and what of it stands still. */
export const auditFindings = async (pool: Pool): Promise<readonly Finding[]> => {
  const { size, signed, quorum, troubles: found } = await auditStanding(pool);
  return [
    { isWell: true, sentence: words.tree, about: { size, signed } },
    ...(signed > 0 && !quorum ? [{ isWell: true, sentence: words.noQuorum }] : []),
    ...found.map(({ code, about }) => ({ isWell: false, sentence: troubles[code], about })),
  ];
};

const words = {
  tree: {
    fr: "Arbre du journal : {size} faits, dont {signed} signés",
    en: "Tree of the log: {size} events, of which {signed} signed",
  },
  noQuorum: {
    fr: "Le dernier point de contrôle n’a pas (encore) assez de témoins",
    en: "The last checkpoint has not enough witnesses (yet)",
  },
} as const;
