import { Matches, ValidateBy } from "class-validator";
import { isDay } from "./paris-day.js";

/** In the shape of a command: a day that exists, YYYY-MM-DD. */
export const IsCalendarDay = (): PropertyDecorator => (target, property) => {
  Matches(/^\d{4}-\d{2}-\d{2}$/)(target, property);
  ValidateBy({
    name: "isCalendarDay",
    validator: {
      validate: (value) => typeof value === "string" && isDay(value),
      defaultMessage: () => "$property must be a day that exists",
    },
  })(target, property);
};
