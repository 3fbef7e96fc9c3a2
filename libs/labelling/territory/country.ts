import { isISO31661Alpha2 } from "class-validator";

/**
 * A country other than France by its code of ISO 3166-1, two capitals. A place in France is told by
 * its commune: under "FR" it would pass for one abroad.
 */
export const isForeignCountry = (code: string): boolean =>
  isISO31661Alpha2(code) && code === code.toUpperCase() && code !== "FR";
