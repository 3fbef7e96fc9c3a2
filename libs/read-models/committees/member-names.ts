import { maySee } from "#access/sight.js";
import type { Viewer } from "#access/viewer.js";
import type { RollEntry } from "#labelling/committee/committee.js";
import type { Tables } from "#projections/query.js";
import { people, type PersonRow } from "../people/people.js";
import { isSeated, judges } from "../visible.js";

/** A seat with the name of who holds it; null to whoever may not know it. */
export type NamedSeat = RollEntry & { readonly name: string | null };

export type NameOf = (person: string) => string | null;

type Sitting = readonly { readonly person: string }[];

/**
 * What those who sit on a committee are called. A meeting is of people with names: they are for who
 * sits there today, as for who keeps the list of people; nobody else is told more than the institution.
 */
export const memberNames = async (
  tables: Tables,
  scheme: string,
  sitting: Sitting,
  viewer: Viewer,
): Promise<NameOf> => {
  const may = judges(viewer) ? await isSeated(tables, scheme, viewer) : maySee("people", viewer);
  return may ? namesOf(tables, sitting) : () => null;
};

/** The same of one session; who was on its roll knows whom they sat with, whenever they ask. */
export const rollNames = (
  tables: Tables,
  scheme: string,
  roll: Sitting,
  viewer: Viewer,
): Promise<NameOf> =>
  judges(viewer) && roll.some(({ person }) => person === viewer.person)
    ? namesOf(tables, roll)
    : memberNames(tables, scheme, roll, viewer);

const namesOf = async (tables: Tables, sitting: Sitting): Promise<NameOf> => {
  const rows = await tables.select<Pick<PersonRow, "key" | "name">>(
    `select p.key, p.name from ${tables.live(people)} p where p.key = any($1::text[])`,
    [[...new Set(sitting.map(({ person }) => person))]],
  );
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return (person) => names.get(person) ?? null;
};

export const named = <Seat extends { readonly person: string }>(
  seats: readonly Seat[],
  nameOf: NameOf,
): readonly (Seat & { readonly name: string | null })[] =>
  seats.map((seat) => ({ ...seat, name: nameOf(seat.person) }));
