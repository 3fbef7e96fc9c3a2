import type { Dossier } from "#labelling/import/dossier.js";
import { takeIn } from "../../take-in.js";
import type { Act } from "../act.js";
import { secretariat } from "../people.js";

/** Working days from 11 September on: one dossier comes in on each. */
const receiptDay = (nth: number): string => {
  const day = new Date(Date.UTC(2006, 8, 11 + nth + 2 * Math.floor(nth / 5)));
  return day.toISOString().slice(0, 10);
};

export const receipts = (dossiers: readonly Dossier[]): readonly Act[] =>
  dossiers.map((dossier, nth) => ({
    on: receiptDay(nth),
    play: async (stage) => {
      const taken = await takeIn(stage.engine, dossier, "creativallee", stage.actor(secretariat));
      if ("refused" in taken) throw new Error(`${dossier.ref}: ${taken.refused.code}`);
    },
  }));
