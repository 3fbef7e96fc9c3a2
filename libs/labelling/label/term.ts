import { addDelay, dayAfter, daysAfter } from "../calendar/delay.js";
import type { Period } from "./events.js";
import { type Held, lastPeriod } from "./held.js";

/** Twelve months from 26 January end on 25 January: the first day is one of them. */
export const termFrom = ({ terms }: Pick<Held, "terms">, from: string): Period => ({
  from,
  until: daysAfter(addDelay(from, terms.duration), -1),
});

/** The first day on which a renewal can be decided. */
export const renewalOpensOn = ({ terms, periods }: Held): string => {
  const { count, unit } = terms.renewalOpens;
  return addDelay(lastPeriod({ periods }).until, { count: -count, unit });
};

/** Where a renewal starts, so that no day is without the label and none counts twice. */
export const renewedFrom = (held: Held): string => dayAfter(lastPeriod(held).until);
