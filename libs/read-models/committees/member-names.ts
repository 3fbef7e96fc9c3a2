import { maySee } from "#access/sight.js";
import type { Viewer } from "#access/viewer.js";
import type { RollEntry } from "#labelling/committee/committee.js";
import type { Tables } from "#projections/query.js";
import { people, type PersonRow } from "../people/people.js";
import { isSeated, judges } from "../visible.js";

/** A seat with the name of who holds it; null to whoever may not know it. */
export type NamedSeat = RollEntry & { readonly name: string | null };

export type NameOf = (person: string) => string | null;

/**
 * What those who sit on a committee are called. A meeting is of people with names: they are for who
 * sits there today, as for who keeps the list of people; nobody else is told more than the institution.
 */
export const memberNames = async (
  tables: Tables,
  scheme: string,
  sitting: readonly { readonly person: string }[],
  viewer: Viewer,
): Promise<NameOf> => {
  const may = judges(viewer) ? await isSeated(tables, scheme, viewer) : maySee("people", viewer);
  if (!may) return () => null;
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
