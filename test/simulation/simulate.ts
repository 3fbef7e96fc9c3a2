import { pick } from "./rules.js";
import { filing, applying } from "./filing.js";
import { type Doing, newcomer, settle, staffing } from "./folk.js";
import { holding, lookingBack } from "./holding.js";
import { mischief } from "./mischief.js";
import { convening, sitting } from "./sitting.js";
import { Town } from "./town.js";

export interface Plan {
  readonly seed: number;
  readonly years: number;
  /** Stops after so many commands, if that comes first. */
  readonly commands?: number;
  /** Told at the end of each day. */
  readonly progress?: (town: Town) => void;
  readonly signal?: AbortSignal;
}

const firstDay = "2006-09-04";

/** How often each is done, among the others. */
const doings: readonly (readonly [share: number, doing: Doing])[] = [
  [1, newcomer],
  [6, applying],
  [40, filing],
  [3, convening],
  [16, holding],
  [5, lookingBack],
  [2, staffing],
  [7, mischief],
];
const bag = doings.flatMap(([share, doing]) => Array.from({ length: share }, () => doing));

/** Years of a town, day after day. @throws Broken when something that must hold does not */
export const simulate = async (plan: Plan): Promise<Town> => {
  const town = new Town(plan.seed, firstDay);
  await settle(town);
  const last = `${Number(firstDay.slice(0, 4)) + plan.years}${firstDay.slice(4)}`;
  const isOver = () =>
    town.today >= last ||
    town.counts.commands >= (plan.commands ?? Infinity) ||
    plan.signal?.aborted === true;
  while (!isOver()) {
    await town.nextDay();
    for (const [id, scheme] of town.places.sessions) await sitting(town, id, scheme);
    for (let left = town.random.between(2, 18); left > 0; left -= 1)
      await pick(town.random, bag)(town);
    plan.progress?.(town);
  }
  // What was granted today has its label tomorrow at the latest.
  await town.nextDay();
  return town;
};
