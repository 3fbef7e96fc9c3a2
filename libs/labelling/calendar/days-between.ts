import { Temporal } from "temporal-polyfill";

/** Whole days from one day to another; 0 for the same day, negative when `to` is the earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to).days;
