import { addDelay, daysAfter } from "../calendar/delay.js";
import type { LabelTerms } from "../scheme/definition.js";
import type { Period } from "./events.js";

/**
 * The days by which a holder is to have reported, within a term: the last of each time that the
 * scheme names, and in any case the last of the term.
 */
export const reportDays = (
  { from, until }: Period,
  { reportEvery }: Pick<LabelTerms, "reportEvery">,
): readonly string[] => {
  if (!reportEvery) return [until];
  const { count, unit } = reportEvery;
  const days: string[] = [];
  for (let nth = 1; ; nth += 1) {
    const day = daysAfter(addDelay(from, { count: count * nth, unit }), -1);
    if (day >= until) return [...days, until];
    days.push(day);
  }
};
