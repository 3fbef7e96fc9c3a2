import { performance } from "node:perf_hooks";

/** Both clocks of this process at one moment, in milliseconds; the wall's without any offset. */
export interface Reading {
  readonly wall: number;
  readonly monotonic: number;
}

export type Trust =
  | { readonly trusted: true }
  | {
      readonly trusted: false;
      readonly because: "differs-from-database" | "jumped";
      readonly byMs: number;
    };

const tolerance = 30_000;

/**
 * May a deadline be recorded? Not while the wall clock is more than 30 s from the database's, nor
 * after it has run otherwise than the monotonic clock since a moment when it was trusted.
 * The database answered between `asked` and `answered`: a slow answer is no difference.
 */
export const trust = (
  trustedAt: Reading,
  asked: Reading,
  answered: Reading,
  database: number,
): Trust => {
  const differs = Math.max(asked.wall - database, database - answered.wall, 0);
  if (differs > tolerance)
    return { trusted: false, because: "differs-from-database", byMs: differs };
  const wall = answered.wall - trustedAt.wall;
  const jumped = Math.abs(wall - (answered.monotonic - trustedAt.monotonic));
  if (jumped > tolerance) return { trusted: false, because: "jumped", byMs: jumped };
  return { trusted: true };
};

export const reading = (): Reading => ({ wall: Date.now(), monotonic: performance.now() });

/**
 * Asks again at each call. A trusted answer is what the next one is measured from, so that slow
 * drift adds up to nothing; after a jump it stays refused until the clock is put right, or an
 * operator confirms the new time by a restart.
 */
export const clockGuard = (
  databaseNow: () => Promise<Date>,
  read: () => Reading = reading,
): (() => Promise<Trust>) => {
  let trustedAt = read();
  return async () => {
    const asked = read();
    const database = await databaseNow();
    const answered = read();
    const found = trust(trustedAt, asked, answered, database.getTime());
    if (found.trusted) trustedAt = answered;
    return found;
  };
};
