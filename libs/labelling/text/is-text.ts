import { isString, ValidateBy, type ValidationOptions } from "class-validator";
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
