import { ValidateBy } from "class-validator";
import { instantIn } from "../calendar/instant.js";
import { isDay } from "../calendar/paris-day.js";
import { parisMidnight } from "../calendar/paris-midnight.js";

/** A day means its beginning in Paris. @returns UTC, three decimals */
export const beginningOf = (text: string): string | undefined =>
  isDay(text) ? parisMidnight(text) : instantIn(text);

/** In the shape of a command: a day, or an instant with its offset. */
export const IsMoment = (): PropertyDecorator =>
  ValidateBy({
    name: "isMoment",
    validator: {
      validate: (value) => typeof value === "string" && beginningOf(value) !== undefined,
      defaultMessage: () => "$property must be a day or an instant",
    },
  });
