import { plainToInstance } from "class-transformer";
import {
  getMetadataStorage,
  validate,
  type ValidationArguments,
  type ValidationError,
} from "class-validator";
import { pointerTo } from "#kernel/index.js";
import { fieldSentence, requiredSentence } from "./field-sentences.js";
import { type FieldFault, Problem } from "./problem.js";

/**
 * Checks plain data against a class-validator shape.
 * @param found what is known to be wrong with it already
 * @returns the same plain data, since decisions take no instance
 * @throws Problem INVALID with every fault at once, each with a JSON pointer
 */
export const validated = async <Shape extends object>(
  shape: new () => Shape,
  body: object,
  found: readonly FieldFault[] = [],
): Promise<object> => {
  const faults = [...found, ...(await faultsOf(shape, body))];
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
  return body;
};

/**
 * The same for the parameters of a query, which arrive as texts: the shape says what each becomes.
 * @param path those that the path gives; what cannot be an id is not found, like one that nothing bears
 */
export const validatedQuery = async (
  shape: new () => object,
  filters: object,
  path: object,
): Promise<object> => {
  const params = { ...filters, ...path };
  const faults = await faultsOf(shape, params);
  if (faults.some(({ pointer }) => Object.hasOwn(path, pointer.slice(1)))) {
    throw Problem.of("NOT_FOUND");
  }
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
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
  const pointer = `${above}${pointerTo(error.property)}`;
  if (error.value === undefined) {
    return [{ pointer, code: "REQUIRED", about: {}, sentence: requiredSentence }];
  }
  const own = Object.keys(error.constraints ?? {}).flatMap((constraint) => {
    const { limits, at } = declared(error, constraint);
    return at.map((below) => ({
      pointer: pointer + below,
      code: codeOf(constraint),
      about: { limits },
      sentence: fieldSentence(constraint),
    }));
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldFaults(child, pointer))];
};

/** What the shape says of a check that failed: its limits, and which items of a list it found wrong. */
const declared = ({ target, property, ...error }: ValidationError, constraint: string) => {
  const value: unknown = error.value;
  const storage = getMetadataStorage();
  const metadata = storage
    .getTargetValidationMetadatas(target?.constructor ?? Object, "", false, false)
    .find((one) => one.propertyName === property && one.name === constraint);
  const limits = (metadata?.constraints ?? []).flat().map(String);
  if (!metadata?.each || !Array.isArray(value)) return { limits, at: [""] };
  const [check] = storage.getTargetValidatorConstraints(metadata.constraintCls);
  const args: ValidationArguments = {
    value,
    property,
    object: target ?? {},
    targetName: "",
    constraints: metadata.constraints,
  };
  const wrong = value.flatMap((item: unknown, nth) =>
    check?.instance.validate(item, args) === false ? [`/${nth}`] : [],
  );
  return { limits, at: wrong.length > 0 ? wrong : [""] };
};

/** `isUuid` → `IS_UUID`: the name of the check that failed, stable because the shape names it. */
const codeOf = (constraint: string): string =>
  constraint.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
