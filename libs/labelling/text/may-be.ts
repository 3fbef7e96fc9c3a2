import { ValidateIf } from "class-validator";

/** The field may be left out. Unlike IsOptional, it may not be null: the two would be told apart. */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_, value: unknown) => value !== undefined);

/** The field may be left out, to leave a fact as it is, or null, to take the fact away. */
export const MayBeCleared = (): PropertyDecorator =>
  ValidateIf((_, value: unknown) => value !== undefined && value !== null);
