import type { RollEntry } from "../committee/committee.js";
import { isInterested, type Opened, reviewerIn } from "./instruction.js";

/** Reviews awaited of each person; absent: none. */
export type Loads = Readonly<Record<string, number>>;

type Candidate = Pick<RollEntry, "person" | "institution">;

/** Free of interests, and not asked before: who declined is not asked again of its own accord. */
const mayBeAsked = (state: Opened, { person }: Candidate): boolean =>
  !isInterested(state, person) && !reviewerIn(state, person) && !Object.hasOwn(state.left, person);

const order = <Of extends Candidate>(loads: Loads) => {
  const load = ({ person }: Of) => loads[person] ?? 0;
  return (a: Of, b: Of) => load(a) - load(b) || (a.person < b.person ? -1 : 1);
};

/**
 * Who are asked next for a review: of those who may be, whoever have the fewest to write, and of
 * these the first by id, so that the same question has one answer. Fewer where no more may be.
 */
export const chooseReviewers = <Of extends Candidate>(
  state: Opened,
  candidates: readonly Of[],
  loads: Loads,
  wanted: number,
): readonly Of[] =>
  candidates
    .filter((one) => mayBeAsked(state, one))
    .sort(order(loads))
    .slice(0, wanted);
