import type { Condition } from "./held.js";

/** Whether a condition was not met in time, as of a day, whether or not that is recorded. */
export const isMissedOn = ({ dueOn, metOn }: Condition, today: string): boolean =>
  dueOn < (metOn ?? today);
