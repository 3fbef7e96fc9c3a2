import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee, Fraction } from "../scheme/definition.js";
import type { Voter } from "./voters.js";

/** How a quorum was counted, so that anybody can count it again. */
export interface QuorumSheet {
  readonly basis: Committee["quorum"]["basis"];
  /** Seats that it is a share of, once recused members have left, where they leave. */
  readonly size: number;
  readonly required: number;
  readonly reached: number;
  readonly met: boolean;
}

interface Counted {
  readonly roll: readonly RollEntry[];
  readonly voters: readonly Voter[];
  readonly recused: readonly PersonId[];
  /** 2: convened anew because the first session lacked its quorum. */
  readonly convening: 1 | 2;
  /** Votes that were not cast for or against. */
  readonly abstentions: number;
}

export const seatsIn = (
  { seats }: Committee,
  basis: "all-seats" | "filled-seats",
  roll: readonly RollEntry[],
): number =>
  basis === "all-seats"
    ? seats.reduce((sum, { count }) => sum + count, 0)
    : roll.filter(({ rank }) => rank === "member").length;

/** Members among the recused: a substitute has no seat of their own to take out of a basis. */
export const recusedSeats = (roll: readonly RollEntry[], recused: readonly PersonId[]): number =>
  roll.filter(({ rank, person }) => rank === "member" && recused.includes(person)).length;

/** The least whole number that is at least this share; shares are exact, so no rounding creeps in. */
export const atLeast = (size: number, { numerator, denominator }: Fraction): number =>
  Math.ceil((size * numerator) / denominator);

export const quorumOf = (terms: Committee, counted: Counted): QuorumSheet => {
  const { basis, share, proxiesCount, recusals, abstentionsCount } = terms.quorum;
  const { roll, voters, recused, convening, abstentions } = counted;
  const left = recusals === "leave-the-basis" ? recusedSeats(roll, recused) : 0;
  const size = seatsIn(terms, basis, roll) - left;
  const waived = convening === 2 && terms.secondConvening.quorum === "none";
  // Nobody at all is never a quorum, waived or not.
  const required = Math.max(1, waived ? 0 : atLeast(size, share));
  const there = voters.filter(({ person, on }) => proxiesCount || person === on).length;
  const reached = Math.max(0, there - (abstentionsCount ? 0 : abstentions));
  return { basis, size, required, reached, met: reached >= required };
};
