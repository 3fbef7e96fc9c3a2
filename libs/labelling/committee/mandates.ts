import type { PersonId } from "#kernel/index.js";
import type { Committee, Formed, Mandate, RollEntry } from "./committee.js";

type Period = Pick<Mandate, "from" | "until">;

const covers = ({ from, until }: Period, day: string) =>
  from <= day && (until === undefined || day <= until);

/** Whether two periods have a day in common. */
export const meet = (a: Period, b: Period): boolean =>
  (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until);

/** The mandate that a person holds on a day; nobody holds two at once. */
export const mandateOn = (state: Committee, person: PersonId, day: string): Mandate | undefined =>
  state.phase === "formed"
    ? state.mandates.find((mandate) => mandate.person === person && covers(mandate, day))
    : undefined;

/** Everybody with a mandate on a day, by institution, members first. */
export const rollOn = (state: Committee, day: string): readonly RollEntry[] =>
  state.phase === "formed"
    ? state.mandates
        .filter((mandate) => covers(mandate, day))
        .map(({ person, institution, rank, mandate }) => ({ person, institution, rank, mandate }))
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    : [];

const orderOf = ({ institution, rank, mandate }: RollEntry) =>
  `${institution}\n${rank === "member" ? 0 : 1}\n${mandate}`;

/** The last one named by a day, as long as their own mandate lasts. */
const officerOn = (state: Formed, office: "chairs" | "deputies", day: string) => {
  const named = state[office].filter(({ from }) => from <= day).at(-1);
  const mandate = named && mandateOn(state, named.person, day);
  return mandate?.rank === "member" ? mandate : undefined;
};

/** Who chairs the committee on a day: a member of the institution that the scheme has preside. */
export const chairOn = (state: Committee, day: string): PersonId | undefined => {
  if (state.phase !== "formed") return undefined;
  const chair = officerOn(state, "chairs", day);
  return chair?.institution === state.chair ? chair.person : undefined;
};

export const deputyOn = (state: Committee, day: string): PersonId | undefined =>
  state.phase === "formed" ? officerOn(state, "deputies", day)?.person : undefined;

/**
 * Whether an institution has a seat left for the whole of a period. The number of holders only
 * rises on a day on which a mandate begins, so those days and the first one tell all.
 */
export const hasRoom = (
  state: Formed,
  { institution, rank, ...period }: Pick<Mandate, "institution" | "rank"> & Period,
): boolean => {
  const seat = state.seats.find((one) => one.institution === institution);
  if (!seat) return false;
  const most = rank === "member" ? seat.count : seat.substitutes;
  const others = state.mandates.filter(
    (one) => one.institution === institution && one.rank === rank && meet(one, period),
  );
  const days = [period.from, ...others.map(({ from }) => from).filter((day) => day > period.from)];
  return days.every((day) => others.filter((one) => covers(one, day)).length < most);
};

/** Mandates of a person that have a day in common with a period. */
export const mandatesWithin = (state: Formed, person: PersonId, period: Period) =>
  state.mandates.filter((one) => one.person === person && meet(one, period));
