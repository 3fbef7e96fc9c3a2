import {
  isObject,
  type Json,
  type JsonObject,
  type PointerPattern,
  type SealedValue,
  type StreamName,
} from "#kernel/index.js";
import { replaceFields, WrongPersonalField } from "./personal-fields.js";

const isStreamName = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

/** @throws WrongPersonalField */
export const sealedValueOf = (value: Json, pointer: string): SealedValue => {
  const { sealed, of } = isObject(value) ? value : {};
  if (typeof sealed !== "string" || !isStreamName(of)) throw new WrongPersonalField(pointer);
  return { sealed, of };
};

/** What stands in the personal fields of an event, in the order of its declaration. @throws WrongPersonalField */
export const sealedValuesOf = (
  data: JsonObject,
  personal: readonly PointerPattern[] = [],
): readonly (SealedValue & { readonly pointer: string })[] => {
  const values: (SealedValue & { readonly pointer: string })[] = [];
  replaceFields(data, personal, (value, pointer) => {
    values.push({ ...sealedValueOf(value, pointer), pointer });
    return value;
  });
  return values;
};
