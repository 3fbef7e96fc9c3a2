import { Temporal } from "temporal-polyfill";

/** The instant (ISO 8601, UTC, three decimals) at which a day, YYYY-MM-DD, begins in Paris. */
export const parisMidnight = (day: string): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime("Europe/Paris")
    .toInstant()
    .toString({ smallestUnit: "millisecond" });
