import type { Sentence } from "#kernel/index.js";
import { isDay } from "#labelling/calendar/paris-day.js";
import { Problem } from "./problem.js";

const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * `?asOf=`: an instant with its offset, to UTC with three decimals. What is to come cannot be shown.
 * @throws Problem INVALID
 */
export const asOfIn = (text: unknown, now: string): string | undefined => {
  if (text === undefined) return undefined;
  const [, day = ""] = typeof text === "string" ? (instant.exec(text) ?? []) : [];
  // The day apart: the parser would take the 30th of February for the 2nd of March.
  const time = isDay(day) ? Date.parse(String(text)) : Number.NaN;
  if (Number.isNaN(time)) throw refused("AS_OF", isNone);
  const asOf = new Date(time).toISOString();
  if (asOf > now) throw refused("AS_OF_TO_COME", isToCome);
  // Before the year 0 the text would have a sign, and no longer sort by time.
  if (asOf.startsWith("-")) throw refused("AS_OF", isNone);
  return asOf;
};

const refused = (code: string, sentence: Sentence): Problem =>
  Problem.of("INVALID", {}, [{ pointer: "/asOf", code, about: {}, sentence }]);

const isNone: Sentence = {
  fr: "Un instant est attendu, comme 2006-12-31T23:00:00Z.",
  en: "An instant is expected, such as 2006-12-31T23:00:00Z.",
};

const isToCome: Sentence = {
  fr: "Cet instant n'est pas encore venu : l'avenir ne peut pas être montré.",
  en: "This instant has yet to come: the future cannot be shown.",
};
