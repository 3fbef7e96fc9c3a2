import { isDay } from "./paris-day.js";

const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant that somebody wrote with its offset (RFC 3339; seconds may be left out), as the log
 * writes it: UTC, three decimals.
 */
export const instantIn = (text: string): string | undefined => {
  const [, day = ""] = form.exec(text) ?? [];
  // The day apart: the parser would take the 30th of February for the 2nd of March.
  const time = isDay(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  const instant = new Date(time).toISOString();
  // Before the year 0 and after 9999 the text has a sign, and no longer sorts by time.
  return /^\d/.test(instant) ? instant : undefined;
};
