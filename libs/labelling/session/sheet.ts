import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import type { Choice, Counts, MajoritySheet } from "./majority.js";
import type { Recusal } from "./matter.js";
import type { Presiding } from "./presiding.js";
import type { Result } from "./question.js";
import type { QuorumSheet } from "./quorum.js";
import type { Voter } from "./voters.js";

/** A vote cast in the open: whose seat it is, by whom, and which way. */
export interface OpenBallot extends Pick<Voter, "person" | "on"> {
  readonly choice: Choice;
}

export interface CastingVote {
  readonly by: PersonId;
  readonly choice: "for" | "against";
}

/** What makes a vote legal, or shows that it was not: all that it takes to count it again. */
export interface LegalitySheet {
  readonly day: string;
  /** The rules that it was counted by. */
  readonly schemeVersion: number;
  readonly definition: string;
  readonly convening: 1 | 2;
  readonly presiding: Presiding;
  /** Who had a mandate that day. */
  readonly roll: readonly RollEntry[];
  readonly present: readonly PersonId[];
  /** Who voted for whom: themselves, a member who gave them a proxy, their institution's empty seat. */
  readonly voters: readonly Voter[];
  readonly recused: readonly Recusal[];
  readonly quorum: QuorumSheet;
  readonly ballots: Committee["ballots"];
  readonly counts: Counts;
  /** The ballots themselves, unless they are secret. */
  readonly votes?: readonly OpenBallot[];
  readonly castingVote?: CastingVote;
  readonly majority: MajoritySheet;
  readonly result: Result | "no-quorum";
}
