import { pointerTo, type Sentence } from "#kernel/index.js";
import { pastMoment } from "#labelling/calendar/past-moment.js";
import { type FieldFault, Problem } from "./problem.js";

/** `?asOf=`, to UTC with three decimals. @throws Problem INVALID */
export const asOfIn = (text: unknown, now: string): string | undefined => {
  if (text === undefined) return undefined;
  const found = pastMoment(String(text), now);
  if ("wrong" in found) throw Problem.of("INVALID", {}, [asOfFault(found.wrong)]);
  return found.at;
};

export const asOfFault = (code: keyof typeof sentences): FieldFault => ({
  pointer: pointerTo("asOf"),
  code,
  about: {},
  sentence: sentences[code],
});

const sentences = {
  AS_OF: {
    fr: "Un jour est attendu, comme 2006-12-31, ou un instant, comme 2006-12-31T23:00:00Z.",
    en: "A day is expected, such as 2006-12-31, or an instant, such as 2006-12-31T23:00:00Z.",
  },
  AS_OF_TO_COME: {
    fr: "Ce moment n'est pas encore venu : l'avenir ne peut pas être montré.",
    en: "This moment has yet to come: the future cannot be shown.",
  },
} as const satisfies Record<string, Sentence>;
