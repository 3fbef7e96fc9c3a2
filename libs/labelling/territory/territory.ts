import { communeRanges, departmentCodes, strayCommunes } from "./codes.js";

/**
 * Commune and department codes of France, as code and not as a file that is read: a decision that
 * an auditor runs again must find the same departments, with no file beside it.
 */
const departments = new Set(departmentCodes.trim().split(" "));

const strays = new Map(Object.entries(strayCommunes));

const communesOf = (line: string): readonly string[] => {
  const [two = "", ranges = ""] = line.split(":");
  return ranges.split(" ").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, nth) => two + threeDigits(from + nth));
  });
};

const threeDigits = (number: number) => String(number).padStart(3, "0");

let communes: ReadonlySet<string> | undefined;

/** Communes of every type: today's, associated, delegated, and the districts of the three cities. */
export const isCommune = (code: string): boolean => {
  // 37,000 strings that most runs of the command line never ask for.
  communes ??= new Set(communeRanges.trim().split("\n").flatMap(communesOf));
  return communes.has(code);
};

/** Departments, and the overseas collectivities that have a code beside them. */
export const isDepartment = (code: string): boolean => departments.has(code);

/**
 * The department that a commune is in: "59350" → "59", "2A004" → "2A", "97411" → "974". A few
 * associated communes kept the code of a department that they left: Escaufourt, 02285, is in the
 * Nord.
 */
export const departmentOf = (commune: string): string =>
  strays.get(commune) ?? commune.slice(0, /^9[78]/.test(commune) ? 3 : 2);
