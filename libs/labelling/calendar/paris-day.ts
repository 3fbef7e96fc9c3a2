import { Temporal } from "temporal-polyfill";

/** The calendar that every delay, closing day and deadline of the product is counted in. */
const zone = "Europe/Paris";

const dayOf = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** As clocks give it. Since 1911 the offset of Paris is one of whole minutes: days begin with one. */
const minuteIn = (at: string): string | undefined =>
  // Stryker disable next-line Regex: what does not match takes longer, and comes to the same day.
  /^(?:19[2-9]|[2-9]\d\d)\d-\d\d-\d\dT\d\d:\d\d(?=:[0-5]\d\.\d{3}Z$)/.exec(at)?.[0];

let last: { readonly minute: string; readonly day: string } | undefined;

/**
 * The day, YYYY-MM-DD, that an instant (ISO 8601, UTC) falls on in Paris. Each request asks for it
 * several times: the answer for the last minute asked for is kept.
 */
export const parisDay = (at: string): string => {
  const minute = minuteIn(at);
  if (minute === undefined) return dayOf(at);
  last = last?.minute === minute ? last : { minute, day: dayOf(at) };
  return last.day;
};

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  // Years of more figures, or before the first, bear a sign.
  if (!/^\d{4}-/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
