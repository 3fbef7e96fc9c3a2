import type { PersonId } from "#kernel/index.js";
import type { Committee } from "../scheme/definition.js";
import { type Attendance, votersOf } from "./voters.js";

/** Who makes a quorum, one a seat: what they come to is what it has reached. */
export interface CountedBy {
  /** Titular members who are there. */
  readonly members: number;
  /** Substitutes who sit in the place of a member who is not. */
  readonly substitutes: number;
  /** Members who are not there and whose proxy somebody holds; none where the rules do not count them. */
  readonly represented: number;
}

export const countedBy = (
  { quorum }: Committee,
  attendance: Attendance,
  recused: readonly PersonId[],
): CountedBy => {
  const voters = votersOf(attendance, recused);
  const there = voters.filter(({ person, on }) => person === on);
  const isMember = (person: PersonId) =>
    attendance.roll.some((one) => one.person === person && one.rank === "member");
  const members = there.filter(({ person }) => isMember(person)).length;
  return {
    members,
    substitutes: there.length - members,
    represented: quorum.proxiesCount ? voters.length - there.length : 0,
  };
};
