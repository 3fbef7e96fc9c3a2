import { fill, type Sentence, stepsOf } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import type { FieldFault } from "../server/http/problem.js";

/** A JSON pointer as people write a place: `organisation.seat.insee`. */
export const placeOf = (pointer: string): string => stepsOf(pointer).join(".");

/** What the API refuses of a body, the command line refuses in the same words. */
export const linesOf = (faults: readonly FieldFault[], language: Language): readonly string[] =>
  faults.map(({ pointer, sentence, about }) => {
    const colon = language === "fr" ? " : " : ": ";
    return `${placeOf(pointer)}${colon}${fill(sentence[language], about)}`;
  });

/** Lines that are in the terminal's language already. */
export const plain = (lines: readonly string[]): Sentence => ({
  fr: lines.join("\n"),
  en: lines.join("\n"),
});
