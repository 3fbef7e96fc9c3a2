import type { Indicator } from "../scheme/definition.js";
import { reject } from "./rejections.js";
import { type Activity, type Figures, kindOf, type Report, type Told } from "./told.js";

/**
 * The most that one report can say of each: more than a region of four million people has to tell.
 * What is beyond is a slip of the keyboard, and would drown what everybody else has done.
 */
const mostOf: Readonly<Record<Indicator["kind"] | Activity["channel"] | "other", number>> = {
  realisation: 1_000_000,
  result: 10_000_000,
  event: 100_000,
  written: 1_000_000,
  web: 1_000_000,
  audiovisual: 100_000,
  // Kits, visits or euros: nobody knows what the holder counts.
  other: 1_000_000_000,
};

const bounded = (figures: Figures, most: number) =>
  Object.entries(figures).map(([name, figure]) => ({ name, figure, most }));

/** Why figures that are told, or told anew, cannot be believed: the first that is too high. */
export const tooHigh = (about: Report["about"], told: Partial<Told>) => {
  const { figures = {}, otherFigures = {}, activities = [] } = told;
  const said = [
    ...bounded(figures, mostOf[kindOf[about]]),
    ...bounded(otherFigures, mostOf.other),
    ...activities.map(({ channel, count }) => ({
      name: channel,
      figure: count,
      most: mostOf[channel],
    })),
  ];
  const first = said.find(({ figure, most }) => figure > most);
  if (!first) return undefined;
  const { name, figure, most } = first;
  return reject("FIGURE_TOO_HIGH", { name, figure, most });
};
