import { Temporal } from "temporal-polyfill";

export const delayUnits = ["days", "months"] as const;

export type Delay = {
  /** A whole number from 1. */
  readonly count: number;
  readonly unit: (typeof delayUnits)[number];
};

/** Every event of a file asks for its due days again: the last answers are kept. */
const known = new Map<string, string>();
const kept = 4_096;

/**
 * The day on which a delay that starts on `day` runs out. Months go from date to date, and stop at
 * the end of a shorter month: 30 November and three months is 28 or 29 February.
 */
export const addDelay = (day: string, { count, unit }: Delay): string => {
  const asked = `${day} ${count} ${unit}`;
  const answered = known.get(asked);
  if (answered !== undefined) return answered;
  const due = Temporal.PlainDate.from(day)
    .add({ [unit]: count })
    .toString();
  if (known.size === kept) known.clear();
  known.set(asked, due);
  return due;
};

/** The day that lies so long before another one; months go from date to date here too. */
export const delayBefore = (day: string, { count, unit }: Delay): string =>
  addDelay(day, { count: -count, unit });

export const daysAfter = (day: string, count: number): string =>
  addDelay(day, { count, unit: "days" });

export const dayAfter = (day: string): string => daysAfter(day, 1);
