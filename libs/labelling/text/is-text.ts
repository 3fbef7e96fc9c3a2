import { isString, ValidateBy, type ValidationOptions } from "class-validator";
import { isDay } from "../calendar/paris-day.js";
import { isBlank } from "./blank.js";

/** A text that says something, of at most so many characters. */
export const IsText = (longest: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: "isText",
      constraints: [longest],
      validator: {
        validate: (value: unknown) => isString(value) && !isBlank(value) && value.length <= longest,
        defaultMessage: () => `$property must be a text of 1 to ${longest} characters, not blank`,
      },
    },
    options,
  );

/** A day that exists, YYYY-MM-DD. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: "isDay",
      validator: {
        validate: (value: unknown) => isString(value) && isDay(value),
        defaultMessage: () => "$property must be a day of the calendar, as 2026-05-31",
      },
    },
    options,
  );
