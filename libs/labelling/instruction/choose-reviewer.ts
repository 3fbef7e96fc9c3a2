import type { RollEntry } from "../committee/committee.js";
import { tieOf } from "../interest/interest.js";
import { type Instruction, isInterested, type Opened, reviewerIn } from "./instruction.js";

/** Reviews awaited of each person, over all files; absent: none. */
export type Loads = Readonly<Record<string, number>>;

type Candidate = Pick<RollEntry, "person" | "institution">;

/** Free of interests, and not asked before: who declined is not asked again of its own accord. */
const mayBeAsked = (state: Opened, candidate: Candidate): boolean =>
  !isInterested(state, candidate.person) &&
  !reviewerIn(state, candidate.person) &&
  !Object.hasOwn(state.left, candidate.person) &&
  tieOf(state.parties, candidate) === undefined;

const order = <Of extends Candidate>(loads: Loads) => {
  const load = ({ person }: Of) => loads[person] ?? 0;
  return (a: Of, b: Of) => load(a) - load(b) || (a.person < b.person ? -1 : 1);
};

/**
 * Who is asked next for a review: of those who may be, whoever has the fewest to write, and of
 * these the first by id, so that the same question has one answer. None where nobody may be.
 */
export const chooseReviewer = <Of extends Candidate>(
  state: Instruction,
  candidates: readonly Of[],
  loads: Loads,
): Of | undefined => {
  if (state.phase !== "open") return undefined;
  return candidates.filter((one) => mayBeAsked(state, one)).sort(order(loads))[0];
};

/** Reviewers to be asked still, so that the file gets its minimum of reviews. */
export const reviewersWanted = (state: Instruction): number =>
  state.phase === "open" ? Math.max(0, state.minimum - state.reviewers.length) : 0;
