import { accept, command, type Decision, type PersonId } from "#kernel/index.js";
import type { Committee } from "../committee/committee.js";
import { rollOn } from "../committee/mandates.js";
import { type Parties, tieOf } from "../interest/interest.js";
import { type Surroundings, surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { instruction, type Interest, type Instruction } from "./instruction.js";
import { notOpen } from "./rejections.js";

type Found = Extract<InstructionEvent, { readonly type: "InterestDeclared" }>;
type Candidate = { readonly person: PersonId; readonly institution: string };

/** What ids tell of some people and is not told yet; each of them once. */
const tiesAmong = (
  candidates: readonly Candidate[],
  parties: Parties,
  known: readonly Interest[],
  declaredOn: string,
): readonly Found[] => {
  const told = new Set(known.flatMap(({ person, source }) => (source === "engine" ? person : [])));
  return candidates.flatMap((candidate): readonly Found[] => {
    const { person } = candidate;
    const grounds = tieOf(parties, candidate);
    if (!grounds || told.has(person)) return [];
    told.add(person);
    return [{ type: "InterestDeclared", person, source: "engine", grounds, declaredOn }];
  });
};

/** The ties of those who sit on the committee that day. */
export const tiesOfCommittee = (board: Committee, parties: Parties, today: string) =>
  tiesAmong(rollOn(board, today), parties, [], today);

export class FindInterestsBody {}

/** A reviewer stays tied by the seat under which they were asked, though they have left it since. */
export const findInterests = command({
  type: "FindInterests",
  schema: 1,
  summary: "Looks anew for whom ids tie to a file: people come to organisations and to committees.",
  on: instruction,
  shape: FindInterestsBody,
  example: {},
  gather: (state: Instruction, _: FindInterestsBody, world) => surroundings(state, world),
  decide: (state, _, { today }, { board, parties }: Surroundings): Decision<InstructionEvent> => {
    // Asked for on a day to come, it may find the file decided: nobody reviews it any more.
    if (state.phase === "closed") return accept();
    if (state.phase !== "open") return notOpen(state);
    const candidates = [...state.reviewers, ...rollOn(board, today)];
    return accept(...tiesAmong(candidates, parties ?? state.parties, state.interests, today));
  },
  commandOf: () => ({}),
});
