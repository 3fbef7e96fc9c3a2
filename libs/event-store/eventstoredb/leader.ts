import { setTimeout as pause } from "node:timers/promises";
import { failureOf, unavailable } from "./faults.js";

/** Followers hold it against the newest, and writers read before they refuse: no node that lags will do. */
export const leading = { requiresLeader: true } as const;

/** Before each further try, in milliseconds. */
const pauses = [0, 100, 400];

/**
 * Tells a call that was turned away by a node that does not lead from all others: the client turns to
 * the leader with its next call.
 * @throws LogUnavailable when no node leads for now
 */
export const atLeader = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
  let last: unknown;
  for (const wait of pauses) {
    await pause(wait);
    try {
      return await call();
    } catch (error) {
      if (failureOf(error).kind !== "not-leader") throw error;
      last = error;
    }
  }
  throw unavailable(last);
};
