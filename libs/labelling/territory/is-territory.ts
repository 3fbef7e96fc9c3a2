import { isString, ValidateBy, type ValidationOptions } from "class-validator";
import { isCommune, isDepartment } from "./territory.js";

/** The code of a commune of France, of any type. */
export const IsCommune = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: "isCommune",
      validator: {
        validate: (value: unknown) => isString(value) && isCommune(value),
        defaultMessage: () => "$property must be the INSEE code of a French commune",
      },
    },
    options,
  );

/** The code of a department of France or of an overseas collectivity. */
export const IsDepartment = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: "isDepartment",
      validator: {
        validate: (value: unknown) => isString(value) && isDepartment(value),
        defaultMessage: () => "$property must be the code of a French department",
      },
    },
    options,
  );
