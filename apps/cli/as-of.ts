import { dayAfter } from "#labelling/calendar/delay.js";
import { instantIn } from "#labelling/calendar/instant.js";
import { isDay } from "#labelling/calendar/paris-day.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { BadInput } from "./failures.js";

/** `--as-of`: an instant with its offset, or a day, which means its end in Paris. UTC comes out. */
export const asOfIn = (text: string | undefined): { readonly asOf?: string } => {
  if (text === undefined) return {};
  if (isDay(text)) {
    const next = Date.parse(parisMidnight(dayAfter(text)));
    return { asOf: new Date(next - 1).toISOString() };
  }
  const asOf = instantIn(text);
  if (asOf === undefined) throw new BadInput(words.wrong, { text });
  return { asOf };
};

const words = {
  wrong: {
    fr: "« {text} » n’est ni un jour, comme 2006-10-10, ni un instant, comme 2006-10-10T08:00:00Z.",
    en: "“{text}” is neither a day, such as 2006-10-10, nor an instant, such as 2006-10-10T08:00:00Z.",
  },
} as const;
