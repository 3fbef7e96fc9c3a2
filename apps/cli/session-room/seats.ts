import type { Sentence } from "#kernel/index.js";
import type { Rank } from "#labelling/committee/committee.js";
import type { Cli } from "../cli.js";
import type { Room } from "./room.js";

/** A member as a roll is called: by name, for whom they sit, and whether the seat is their own. */
export const seated = (
  { say }: Pick<Cli, "say">,
  { nameOf, roll }: Pick<Room, "nameOf" | "roll">,
  person: string,
): string => {
  const name = nameOf(person);
  const seat = roll.find((one) => one.person === person);
  if (!seat) return name;
  const rank = say(ranksInWords[seat.rank]);
  // Where names are not shown, they are the institution's already.
  return name.startsWith(seat.institution)
    ? `${name} (${rank})`
    : `${name} (${seat.institution}, ${rank})`;
};

const ranksInWords: Readonly<Record<Rank, Sentence>> = {
  member: { fr: "titulaire", en: "titular" },
  substitute: { fr: "suppléant", en: "substitute" },
};
