import { Temporal } from "temporal-polyfill";

export const delayUnits = ["days", "months"] as const;

export interface Delay {
  /** A whole number from 1. */
  readonly count: number;
  readonly unit: (typeof delayUnits)[number];
}

const duration = ({ count, unit }: Delay) => Temporal.Duration.from({ [unit]: count });

/**
 * The day on which a delay that starts on `day` runs out. Months go from date to date, and stop at
 * the end of a shorter month: 30 November and three months is 28 or 29 February.
 */
export const addDelay = (day: string, delay: Delay): string =>
  Temporal.PlainDate.from(day).add(duration(delay)).toString();

/** The day that stands a delay before `day`, as a renewal window opens before a label ends. */
export const subtractDelay = (day: string, delay: Delay): string =>
  Temporal.PlainDate.from(day).subtract(duration(delay)).toString();
