import { addDelay, dayAfter, daysAfter, delayBefore } from "../calendar/delay.js";
import type { LabelTerms } from "../scheme/definition.js";
import type { Period } from "./events.js";
import { type Held, lastPeriod } from "./held.js";

/** Twelve months from 26 January end on 25 January: the first day is one of them. */
export const termFrom = ({ terms }: Pick<Held, "terms">, from: string): Period => ({
  from,
  until: daysAfter(addDelay(from, terms.duration), -1),
});

/** The first day on which the renewal of a term can be decided. */
export const renewalOpens = (
  { renewalOpens: before }: Pick<LabelTerms, "renewalOpens">,
  { until }: Pick<Period, "until">,
): string => delayBefore(until, before);

export const renewalOpensOn = ({ terms, periods }: Held): string =>
  renewalOpens(terms, lastPeriod({ periods }));

/** Where a renewal starts, so that no day is without the label and none counts twice. */
export const renewedFrom = (held: Held): string => dayAfter(lastPeriod(held).until);
