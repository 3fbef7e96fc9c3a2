import type { Proposal } from "./held.js";
import { hasEnded, type Label, onDay } from "./label.js";

/** On a day: the holder has answered by then, or the last day to do so is over. */
export const isHeard = ({ answeredOn, answerDueOn }: Proposal, day: string): boolean =>
  (answeredOn !== undefined && answeredOn <= day) || answerDueOn < day;

/** The last day to answer of a holder who will not have been heard on a day, if one is to be. */
export const mayAnswerUntil = (was: Label, day: string): string | undefined => {
  const state = onDay(was, day);
  if (state.phase === "not-granted" || hasEnded(state)) return undefined;
  const { proposal } = state.held;
  return proposal && !isHeard(proposal, day) ? proposal.answerDueOn : undefined;
};
