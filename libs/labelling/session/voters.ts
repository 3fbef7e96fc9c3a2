import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";

/** Who is there, and for whom, when an item is deliberated. */
export interface Attendance {
  readonly roll: readonly RollEntry[];
  readonly present: readonly PersonId[];
  /** By the member who gave it, who holds it. */
  readonly proxies: Readonly<Record<PersonId, PersonId>>;
}

/** One vote: who casts it, and whose seat it is: their own, or that of the member they stand for. */
export interface Voter {
  readonly person: PersonId;
  readonly on: PersonId;
  readonly institution: string;
}

/**
 * The votes on an item, one a seat. A member who is there votes; for one who is not, the holder of
 * the proxy does, if there and not recused; else a substitute of the institution. A recused member
 * has no vote, and nobody has it instead.
 */
export const votersOf = (
  { roll, present, proxies }: Attendance,
  recused: readonly PersonId[],
): readonly Voter[] => {
  const mayAct = (person: PersonId) => present.includes(person) && !recused.includes(person);
  const members = roll.filter(({ rank, person }) => rank === "member" && !recused.includes(person));
  const own = members
    .filter(({ person }) => present.includes(person))
    .map(({ person, institution }) => ({ person, on: person, institution }));
  const absent = members.filter(({ person }) => !present.includes(person));
  const represented = absent.flatMap(({ person, institution }) => {
    const holder = proxies[person];
    return holder !== undefined && mayAct(holder)
      ? [{ person: holder, on: person, institution }]
      : [];
  });
  const empty = absent.filter(({ person }) => !represented.some(({ on }) => on === person));
  return [
    ...own,
    ...represented,
    ...standIns(
      roll.filter(isSubstitute).filter(({ person }) => mayAct(person)),
      empty,
    ),
  ];
};

const isSubstitute = ({ rank }: RollEntry) => rank === "substitute";

/** As many substitutes of an institution as it has empty seats, in the order of the roll. */
const standIns = (
  substitutes: readonly RollEntry[],
  empty: readonly RollEntry[],
): readonly Voter[] =>
  substitutes
    .filter(
      ({ institution }, nth) =>
        substitutes.slice(0, nth).filter((one) => one.institution === institution).length <
        empty.filter((one) => one.institution === institution).length,
    )
    .map(({ person, institution }) => ({ person, on: person, institution }));
