import type { PersonId } from "#kernel/index.js";
import type { Committee } from "../scheme/definition.js";
import type { Attendance } from "./voters.js";

export interface Presiding {
  readonly person: PersonId;
  readonly as: "chair" | "deputy" | "substitute" | "elected";
}

interface Asked extends Pick<Attendance, "roll" | "present"> {
  readonly chair?: PersonId;
  readonly deputy?: PersonId;
  /** Whom those who are there have chosen, where the rules have them choose. */
  readonly elected?: PersonId;
}

/**
 * Who presides over an item, or over a session where nobody is recused: the chair; in their stead
 * whoever the scheme says. Nobody, where it then has the matter adjourned.
 */
export const presidingOf = (
  terms: Committee["chair"],
  { roll, present, chair, deputy, elected }: Asked,
  recused: readonly PersonId[] = [],
): Presiding | undefined => {
  const canPreside = (person: PersonId | undefined): person is PersonId =>
    person !== undefined && present.includes(person) && !recused.includes(person);
  if (canPreside(chair)) return { person: chair, as: "chair" };
  const isThere = chair !== undefined && present.includes(chair);
  switch (isThere ? terms.whenRecused : terms.whenAbsent) {
    case "substitute": {
      if (canPreside(deputy)) return { person: deputy, as: "deputy" };
      const substitute = roll.find(
        ({ person, institution, rank }) =>
          institution === terms.institution && rank === "substitute" && canPreside(person),
      );
      return substitute && { person: substitute.person, as: "substitute" };
    }
    case "elected-for-the-session": {
      const isMember = roll.some(({ person, rank }) => person === elected && rank === "member");
      return isMember && canPreside(elected) ? { person: elected, as: "elected" } : undefined;
    }
    case "adjourned":
      return undefined;
  }
};
