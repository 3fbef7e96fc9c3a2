const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
});

/**
 * An instant (ISO 8601) as clocks in Paris show it, to the minute: `2008-03-31 10:13`.
 * @param offset in milliseconds: that of the folder's clock, for what the machine's own has told
 */
export const parisTime = (instant: string, offset = 0): string =>
  format.format(new Date(Date.parse(instant) + offset));
