import type { PersonId } from "#kernel/index.js";
import { presidingOf, type Presiding } from "./presiding.js";
import { quorumOf, type QuorumSheet } from "./quorum.js";
import { reject } from "./rejections.js";
import type { In } from "./session.js";
import { type Voter, votersOf } from "./voters.js";

interface Assembly {
  readonly presiding: Presiding;
  readonly voters: readonly Voter[];
  readonly quorum: QuorumSheet;
}

/** Who presides over an item and who votes on it, or why they cannot. */
export const assembled = (
  state: In<"open">,
  recused: readonly PersonId[],
): Assembly | ReturnType<typeof reject> => {
  const { terms, roll, convening } = state;
  const presiding = presidingOf(terms.chair, state, recused);
  if (!presiding) return reject("NOBODY_PRESIDES");
  const voters = votersOf(state, recused);
  const quorum = quorumOf(terms, { roll, voters, recused, convening, abstentions: 0 });
  const { met, required, reached } = quorum;
  return met ? { presiding, voters, quorum } : reject("QUORUM_NOT_REACHED", { required, reached });
};
