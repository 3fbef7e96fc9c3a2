import { Temporal } from "temporal-polyfill";

/** The calendar that every delay, closing day and deadline of the product is counted in. */
const zone = "Europe/Paris";

/** The day, YYYY-MM-DD, that an instant (ISO 8601, UTC) falls on in Paris. */
export const parisDay = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
