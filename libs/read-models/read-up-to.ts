import { readCheckpoints } from "#projections/checkpoint.js";
import type { Database } from "#projections/database.js";
import { pause } from "#projections/pause.js";
import type { ReadModel } from "#projections/read-model.js";

/** In milliseconds: what follows from an event may run ahead of the model, if not by much. */
const lookAgain = 50;
const looks = 40;

/** @throws where the model stays behind what is asked for */
export const readUpTo = async (
  db: Database,
  { name, version }: Pick<ReadModel, "name" | "version">,
  position: string,
): Promise<void> => {
  for (let nth = 0; nth < looks; nth += 1) {
    const checkpoint = (await readCheckpoints(db)).get(name);
    if (checkpoint?.version === version && checkpoint.position >= position) return;
    await pause(lookAgain);
  }
  throw new Error(`${name} has not been read up to ${position} yet`);
};
