import type { Procedure } from "../scheme/definition.js";

/** When the clock of a decision runs, and what makes it wait for the carrier. */
const clockRules = [
  /** Starts when the file is complete. */
  "starts-when-complete",
  /** Runs from receipt; stands still for the time given to bring missing pieces. */
  "waits-for-missing-pieces",
  /** Runs from receipt; stands still for the time given to answer, whatever was asked. */
  "waits-for-the-carrier",
] as const;

export type ClockRule = (typeof clockRules)[number];

/**
 * CRPA L114-5: where silence accepts, the delay runs only from the receipt of the missing pieces;
 * where it refuses, it runs from receipt and is suspended for the time given to produce them. We
 * hold the latter too where silence means nothing. Irregularities (L114-6) never touch the clock.
 * Outside French administrative procedure nothing binds the scheme but fairness: the committee's
 * time does not run while the carrier has the file in hand.
 */
export const clockRuleOf = ({ frenchAdministrative, silence }: Procedure): ClockRule => {
  if (!frenchAdministrative) return "waits-for-the-carrier";
  return silence === "deemed-granted" ? "starts-when-complete" : "waits-for-missing-pieces";
};
