import { ValidateBy } from "class-validator";
import { isDay } from "./paris-day.js";

/** In the shape of a command: a day that exists, YYYY-MM-DD. One check, so that a bad one is told once. */
export const IsCalendarDay = (): PropertyDecorator =>
  ValidateBy({
    name: "isCalendarDay",
    validator: {
      validate: (value) => typeof value === "string" && isDay(value),
      defaultMessage: () => "$property must be a day that exists",
    },
  });
