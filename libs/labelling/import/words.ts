import { isObject } from "#kernel/index.js";
import { isDay } from "../calendar/paris-day.js";
import type { Place } from "../eligibility/facts.js";
import { below, record, type Report, type Shape } from "../scheme/validation/shape.js";
import { isForeignCountry } from "../territory/country.js";
import { isCommune, isDepartment } from "../territory/territory.js";
import { isBlank, isStorable } from "../text/blank.js";
import type { DossierFaultCode } from "./faults.js";

type Read<T> = Shape<T, DossierFaultCode>;

/** A text that may be blank. */
export const anyText =
  (limit: number): Read<string> =>
  (value, at, report) => {
    if (typeof value !== "string") return report(at, "EXPECTED_TEXT");
    if (value.length > limit) return report(at, "TEXT_TOO_LONG", { limit });
    return isStorable(value) ? value : report(at, "TEXT_UNPRINTABLE");
  };

export const text = (limit: number): Read<string> => {
  const written = anyText(limit);
  return (value, at, report) =>
    typeof value === "string" && isBlank(value)
      ? report(at, "TEXT_EMPTY")
      : written(value, at, report);
};

/** Null says the same as leaving the field out. */
export const nullable =
  <T>(shape: Read<T>): Read<T | null> =>
  (value, at, report) =>
    value === null ? null : shape(value, at, report);

/** A comment: of whatever form, and never read. */
export const unread: Read<null> = () => null;

const told =
  (knows: (text: string) => boolean, code: DossierFaultCode): Read<string> =>
  (value, at, report) => {
    if (typeof value !== "string") return report(at, "EXPECTED_TEXT");
    return knows(value) ? value : report(at, code, { given: value.slice(0, 20) });
  };

export const day = told(isDay, "DAY_UNKNOWN");
export const department = told(isDepartment, "DEPARTMENT_UNKNOWN");

export const commune = record<Extract<Place, { insee: string }>, DossierFaultCode>({
  insee: told(isCommune, "COMMUNE_UNKNOWN"),
  commune: text(200),
});

const townAbroad = record<Extract<Place, { country: string }>, DossierFaultCode>({
  commune: text(200),
  country: told(isForeignCountry, "COUNTRY_UNKNOWN"),
});

export const place: Read<Place> = (value, at, report) =>
  isObject(value) && Object.hasOwn(value, "insee")
    ? commune(value, at, report)
    : townAbroad(value, at, report);

const longestName = 200;
const mostFigures = 100;
const largest = Number.MAX_SAFE_INTEGER;

/** A name that no object takes for something else than a field. */
const isName = (name: string) =>
  !isBlank(name) && name.length <= longestName && isStorable(name) && name !== "__proto__";

const figure = (name: string, value: unknown, at: string, report: Report<DossierFaultCode>) => {
  if (!isName(name)) return report(at, "BAD_INDICATOR_NAME", { limit: longestName });
  return typeof value === "number" && Number.isSafeInteger(value)
    ? value
    : report(at, "EXPECTED_INTEGER", { min: -largest, max: largest });
};

/** Whole numbers under names of their own. */
export const figures: Read<Readonly<Record<string, number>>> = (value, at, report) => {
  if (!isObject(value)) return report(at, "EXPECTED_OBJECT");
  const given = Object.entries(value);
  if (given.length > mostFigures) return report(at, "LIST_TOO_LONG", { max: mostFigures });
  const read = given.flatMap(([name, number]): readonly [string, number][] => {
    const known = figure(name, number, below(at, name), report);
    return known === undefined ? [] : [[name, known]];
  });
  return read.length === given.length ? Object.fromEntries(read) : undefined;
};
