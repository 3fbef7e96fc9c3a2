import type { PersonId, Rejection, World } from "#kernel/index.js";
import { type Committee, committee, type Mandate } from "../committee/committee.js";
import { mandateOn } from "../committee/mandates.js";
import { type Parties, tieOf } from "../interest/interest.js";
import { partiesOfFile } from "../interest/parties.js";
import { type Instruction, isInterested, type Opened } from "./instruction.js";
import { reject } from "./rejections.js";

/** What other streams tell: who sits on the committee, and whom the file touches by now. */
export interface Surroundings {
  readonly board: Committee;
  readonly parties?: Parties;
}

export const surroundings = async (state: Instruction, world: World): Promise<Surroundings> => {
  if (state.phase === "not-opened") return { board: committee.initial };
  const board = await world.fold(committee, state.scheme);
  const parties = await partiesOfFile(state.application, world);
  return { board, ...(parties ? { parties } : {}) };
};

type Candidate = Pick<Mandate, "person" | "institution">;

/** Whether ids tie somebody to the file, as it was when it was opened or as it is by now. */
export const isTied = (state: Opened, { parties }: Surroundings, candidate: Candidate): boolean =>
  [state.parties, ...(parties ? [parties] : [])].some(
    (touched) => tieOf(touched, candidate) !== undefined,
  );

/** The seat by which a person may be asked for a review on a day, or why they may not. */
export const seatToReview = (
  state: Opened,
  known: Surroundings,
  person: PersonId,
  today: string,
): Mandate | { readonly rejected: Rejection } => {
  if (isInterested(state, person)) return reject("REVIEWER_HAS_INTEREST");
  const mandate = mandateOn(known.board, person, today);
  if (!mandate) return reject("REVIEWER_HAS_NO_SEAT", { today });
  return isTied(state, known, mandate) ? reject("REVIEWER_HAS_INTEREST") : mandate;
};
