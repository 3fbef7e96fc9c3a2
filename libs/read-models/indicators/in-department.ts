import { strayCommunes } from "#labelling/territory/codes.js";
import type { Conditions } from "../conditions.js";

const strays = Object.entries(strayCommunes);

/** Holders `o` whose seat is in a department: as the code of the commune tells, but for the strays. */
export const inDepartment = (conditions: Conditions, department: string): Conditions => {
  const strayed = strays.filter(([, into]) => into === department).map(([commune]) => commune);
  const prefix = conditions.parameter(`${department}%`);
  const [all, here] = [
    conditions.parameter(strays.map(([commune]) => commune)),
    conditions.parameter(strayed),
  ];
  return conditions.always(
    `(o.seat = any(${here}::text[]) or o.seat like ${prefix} and o.seat <> all(${all}::text[]))`,
  );
};
