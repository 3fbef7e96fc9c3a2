import type { Random } from "../random.js";
import type { People } from "./people.js";
import { sittingMind } from "./sittings.js";
import { carrierMind, type Mind } from "./wishes.js";

/** Everybody at once: carriers who take what comes, and committees that sit. */
export const mindsOf = (
  { carriers, secretariat, chambers }: People,
  random: Random,
): readonly Mind[] => {
  const files: string[] = [];
  const everybody = { secretariat, files };
  return [
    ...carriers.map((carrier) => {
      const known = { organisations: [], initiatives: [], drafts: [] };
      return carrierMind({ ...known, ...everybody, carrier }, random.fork());
    }),
    ...chambers.map((chamber) => sittingMind(chamber, random.fork())),
  ];
};
