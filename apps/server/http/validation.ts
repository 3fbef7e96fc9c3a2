import { plainToInstance } from "class-transformer";
import { type ValidationError, validate } from "class-validator";
import { type FieldFault, Problem } from "./problem.js";
import { fieldSentence } from "./field-sentences.js";

/**
 * Checks plain data against a class-validator shape.
 * @returns the same plain data, since decisions take no instance
 * @throws Problem INVALID with every fault at once, each with a JSON pointer
 */
export const validated = async <Shape extends object>(
  shape: new () => Shape,
  body: object,
): Promise<object> => {
  const faults = await faultsOf(shape, body);
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
  return body;
};

/** The same for the parameters of a query, which arrive as texts: the shape says what each becomes. */
export const validatedQuery = async (shape: new () => object, params: object): Promise<object> => {
  await validated(shape, params);
  return plainToInstance(shape, params);
};

export const faultsOf = async <Shape extends object>(
  shape: new () => Shape,
  body: object,
): Promise<readonly FieldFault[]> => {
  const errors = await validate(plainToInstance(shape, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  return errors.flatMap((error) => fieldFaults(error, ""));
};

const fieldFaults = (error: ValidationError, above: string): readonly FieldFault[] => {
  const pointer = `${above}/${error.property.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    pointer,
    code: codeOf(constraint),
    about: { message },
    sentence: fieldSentence(constraint),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldFaults(child, pointer))];
};

/** `isUuid` → `IS_UUID`: the name of the check that failed, stable because the shape names it. */
const codeOf = (constraint: string): string =>
  constraint.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
