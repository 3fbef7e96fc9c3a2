import { isString, ValidateBy } from "class-validator";

export const identifierKinds = ["siret", "rna", "none"] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Luhn: from the right, every second digit counts double, and the sum ends with 0. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, nth) => {
    const counted = Number(digit) * (nth % 2 === 0 ? 1 : 2);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
};

const digitSum = (digits: string) => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/**
 * A SIRET: 14 digits that pass Luhn. La Poste (SIREN 356000000) has more establishments than Luhn
 * leaves numbers for: their digits add up to a multiple of 5, but for its head office's.
 */
export const isSiret = (text: string): boolean => {
  // The SIREN 000000000 is nobody's, though it passes: forms get filled with it.
  if (!/^(?!0{9})\d{14}$/.test(text)) return false;
  if (text.startsWith("356000000") && digitSum(text) % 5 === 0) return true;
  return passesLuhn(text);
};

/** A number of the national register of associations: W and nine digits; Corsica and overseas have a letter. */
export const isRna = (text: string): boolean => /^W(?:\d\d|2[AB]|9[A-Z])\d{7}$/.test(text);

const fits = (kind: unknown, value: unknown) => {
  switch (kind) {
    case "siret":
      return isString(value) && isSiret(value);
    case "rna":
      return isString(value) && isRna(value);
    default:
      return value === undefined;
  }
};

/** The value that stands beside a `kind`: a SIRET, an RNA number, or nothing. */
export const IsIdentifierValue = (): PropertyDecorator =>
  ValidateBy({
    name: "isIdentifierValue",
    validator: {
      validate: (value: unknown, at) => fits(at && "kind" in at.object && at.object.kind, value),
      defaultMessage: () => "$property must be a SIRET or an RNA number, as kind says",
    },
  });
