import { setTimeout as pause } from "node:timers/promises";
import type { House } from "#infrastructure/house.js";

const lock = "hashtextextended('creativallee furnishing', 0)";
const rhythm = 250;

/** Processes that start at once on one server take turns: what one has done, the next one finds. */
export const inTurn = async (
  { pool }: Pick<House, "pool">,
  work: () => Promise<void>,
): Promise<void> => {
  const client = await pool("turn", 1).connect();
  try {
    for (let isOurs = false; !isOurs; isOurs || (await pause(rhythm))) {
      const { rows } = await client.query<{ ours: boolean }>(
        `select pg_try_advisory_lock(${lock}) as ours`,
      );
      isOurs = rows[0]?.ours === true;
    }
    await work();
  } finally {
    client.release(true);
  }
};
