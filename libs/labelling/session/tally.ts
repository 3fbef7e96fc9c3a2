import type { Deliberated, Ballot } from "./item.js";
import type { Choice, Counts } from "./majority.js";

/** Votes counted. @param choices that of each ballot, in any order; those not cast are told apart */
export const countsOf = (choices: readonly Choice[], voters: number): Counts => {
  const count = (wanted: Choice) => choices.filter((choice) => choice === wanted).length;
  return {
    for: count("for"),
    against: count("against"),
    abstain: count("abstain"),
    notCast: voters - choices.length,
  };
};

const isOpen = (ballot: Ballot): ballot is Ballot & { readonly choice: Choice } =>
  ballot.choice !== undefined;

/** The ballots of an open vote; none of a secret one. */
export const openBallots = ({ ballots }: Deliberated) => ballots.filter(isOpen);

/** Whether figures can be those of the ballots that were frozen when voting closed. */
export const addUp = (counts: Counts, { ballots, voters }: Deliberated): boolean =>
  counts.for + counts.against + counts.abstain === ballots.length &&
  counts.notCast === voters.length - ballots.length;
