import { isObject, isString, ValidateBy } from "class-validator";

const mostAnswers = 200;
const longestText = 20_000;

const holds = (value: unknown, fits: (one: unknown) => boolean) =>
  isObject(value) &&
  !Array.isArray(value) &&
  Object.keys(value).length <= mostAnswers &&
  Object.values(value).every(fits);

/** Texts by the id of the question or charter article that they answer; a blank one takes the answer away. */
export const AreTexts = (): PropertyDecorator =>
  ValidateBy({
    name: "areTexts",
    validator: {
      validate: (value: unknown) =>
        holds(value, (text) => isString(text) && text.length <= longestText),
      defaultMessage: () =>
        `$property must hold at most ${mostAnswers} texts by question id, of at most ${longestText} characters each`,
    },
  });

/** Answers in clear by question id. What each question wants is for its definition to say. */
export const AreValues = (): PropertyDecorator =>
  ValidateBy({
    name: "areValues",
    validator: {
      validate: (value: unknown) => holds(value, (answer) => answer !== null),
      defaultMessage: () => `$property must hold at most ${mostAnswers} answers by question id`,
    },
  });
