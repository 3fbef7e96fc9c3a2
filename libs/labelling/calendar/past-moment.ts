import { dayAfter } from "./delay.js";
import { instantIn } from "./instant.js";
import { isDay, parisDay } from "./paris-day.js";
import { parisMidnight } from "./paris-midnight.js";

/**
 * A moment that somebody wants to look at: an instant with its offset, or a day, which means its end
 * in Paris; today goes up to now. What is to come cannot be shown.
 * @returns UTC, three decimals
 */
export const pastMoment = (
  text: string,
  now: string,
): { readonly at: string } | { readonly wrong: "AS_OF" | "AS_OF_TO_COME" } => {
  const today = parisDay(now);
  if (text === today) return { at: now };
  if (isDay(text)) return text > today ? { wrong: "AS_OF_TO_COME" } : { at: endOf(text) };
  const at = instantIn(text);
  if (at === undefined) return { wrong: "AS_OF" };
  return at > now ? { wrong: "AS_OF_TO_COME" } : { at };
};

const endOf = (day: string): string =>
  new Date(Date.parse(parisMidnight(dayAfter(day))) - 1).toISOString();
