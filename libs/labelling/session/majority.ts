import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import type { Result } from "./question.js";
import { atLeast, recusedSeats, seatsIn } from "./quorum.js";
import type { Voter } from "./voters.js";

export const choices = ["for", "against", "abstain"] as const;
export type Choice = (typeof choices)[number];

/** How many votes went which way; who was there and cast none is told apart, and weighs alike. */
export interface Counts {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly notCast: number;
}

/** How a majority was counted, so that anybody can count it again. */
export interface MajoritySheet {
  readonly basis: Committee["majority"]["basis"];
  readonly size: number;
  readonly required: number;
  readonly reached: number;
  readonly met: boolean;
}

interface Counted {
  readonly roll: readonly RollEntry[];
  readonly present: readonly PersonId[];
  readonly voters: readonly Voter[];
  readonly recused: readonly PersonId[];
  readonly counts: Counts;
  readonly castingVote?: "for" | "against";
}

/** Recused members who are in the room; they stay in a basis of those, where recusals stay. */
const recusedThere = ({ roll, present, recused }: Counted): number =>
  recusedSeats(
    roll.filter(({ person }) => present.includes(person)),
    recused,
  );

export const abstentionsIn = ({ abstain, notCast }: Counts): number => abstain + notCast;

export const majorityOf = (terms: Committee, counted: Counted): MajoritySheet => {
  const { basis, share, exceed, abstentions, recusals } = terms.majority;
  const { roll, voters, recused, counts, castingVote } = counted;
  const recusedLeave = recusals === "leave-the-basis";
  const seated =
    basis === "present-or-represented"
      ? voters.length + (recusedLeave ? 0 : recusedThere(counted))
      : seatsIn(terms, basis, roll) - (recusedLeave ? recusedSeats(roll, recused) : 0);
  const size = seated - (abstentions === "leave-the-basis" ? abstentionsIn(counts) : 0);
  const { numerator, denominator } = share;
  const least = exceed ? Math.floor((size * numerator) / denominator) + 1 : atLeast(size, share);
  const required = Math.max(1, least);
  const reached = counts.for + (castingVote === "for" ? 1 : 0);
  return { basis, size, required, reached, met: reached >= required };
};

/** A tie counts where it keeps a question from being adopted; nobody for and nobody against is none. */
export const resultOf = (
  { met }: MajoritySheet,
  counts: Counts,
  castingVote?: "for" | "against",
): Result => {
  if (met) return "adopted";
  const tied = counts.for === counts.against && counts.for > 0;
  return tied && castingVote === undefined ? "tied" : "not-adopted";
};
