import type { Sentence } from "#kernel/index.js";
import { instantIn } from "#labelling/calendar/instant.js";
import { Problem } from "./problem.js";

/**
 * `?asOf=`: an instant with its offset, to UTC with three decimals. What is to come cannot be shown.
 * @throws Problem INVALID
 */
export const asOfIn = (text: unknown, now: string): string | undefined => {
  if (text === undefined) return undefined;
  const asOf = typeof text === "string" ? instantIn(text) : undefined;
  if (asOf === undefined) throw refused("AS_OF", isNone);
  if (asOf > now) throw refused("AS_OF_TO_COME", isToCome);
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
