import type { Capacity } from "#kernel/index.js";

/** Somebody of the sample, with a token to act as them. All are composed, addresses included. */
export interface Part {
  /** Stands in keys, so that a sample that is resumed finds its people again. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly capacity: Capacity;
}

const part = (key: string, name: string, capacity: Capacity): Part => ({
  key,
  name,
  email: `${key}@example.org`,
  capacity,
});

export const administrator = part("odile.carlier", "Odile Carlier", "administrator");
export const secretariat = part("martin.lefebvre", "Martin Lefebvre", "secretariat");
/** Works for Norcomex, which three of the dossiers come from. */
export const carrier = part("louise.vandamme", "Louise Vandamme", "carrier");
/** Heads the laboratory that wants to be approved as a resource centre. */
export const laboratoryHead = part("karim.descamps", "Karim Descamps", "carrier");
/** Runs the business park that wants the high-technology label. */
export const parkManager = part("helene.macquart", "Hélène Macquart", "carrier");

export const people: readonly Part[] = [
  administrator,
  secretariat,
  carrier,
  laboratoryHead,
  parkManager,
  part("samir.benali", "Samir Benali", "reviewer"),
  part("claire.dubrulle", "Claire Dubrulle", "chair"),
  part("ines.maertens", "Inès Maertens", "auditor"),
];
