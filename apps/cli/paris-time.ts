const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
});

/** An instant (ISO 8601) as clocks in Paris show it, to the minute: `2008-03-31 10:13`. */
export const parisTime = (instant: string): string => format.format(new Date(instant));
