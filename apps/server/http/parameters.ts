import { pointerTo, type Sentence } from "#kernel/index.js";
import { fieldSentence } from "./field-sentences.js";
import { type FieldFault, Problem } from "./problem.js";
import { unstorableIn } from "./unstorable.js";

/**
 * What the query string says, each parameter once and none of them one that the path gives.
 * @throws Problem INVALID
 */
export const parametersIn = (
  parameters: Readonly<Record<string, unknown>>,
  path: object,
): Readonly<Record<string, unknown>> => {
  const twice = Object.entries(parameters)
    .filter(([name, value]) => typeof value !== "string" || Object.hasOwn(path, name))
    .map(([name]): FieldFault => {
      const pointer = pointerTo(name);
      return { pointer, code: "GIVEN_TWICE", about: {}, sentence: givenTwice };
    });
  const faults = [...unstorableIn(parameters), ...twice];
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
  return parameters;
};

const givenTwice: Sentence = {
  fr: "Ce paramètre est donné deux fois.",
  en: "This parameter is given twice.",
};

/** For an address that takes no parameter: one that is not known is a mistake. @throws Problem INVALID */
export const refuseParameters = (parameters: object): void => {
  const faults = Object.keys(parameters).map((name): FieldFault => {
    const sentence = fieldSentence("whitelistValidation");
    return {
      pointer: pointerTo(name),
      code: "WHITELIST_VALIDATION",
      about: {},
      sentence,
    };
  });
  if (faults.length > 0) throw Problem.of("INVALID", {}, faults);
};
