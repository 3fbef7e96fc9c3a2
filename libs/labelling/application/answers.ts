import { type Fault, isObject, type Json, pointerTo } from "#kernel/index.js";
import { isDay } from "../calendar/paris-day.js";
import { longestList } from "../eligibility/facts-to-cel.js";
import type { Question, SchemeDefinition } from "../scheme/definition.js";
import { isCommune } from "../territory/territory.js";
import { isBlank } from "../text/blank.js";
import type { Values } from "./events.js";
import type { answerFaults } from "./rejections.js";

export interface Answers {
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Values;
}

type AnswerFault = Fault<keyof typeof answerFaults>;

const longestCode = 200;
const isCode = (value: Json): boolean =>
  typeof value === "string" && value.length <= longestCode && !isBlank(value);

const isListOf = (value: Json, fits: (item: Json) => boolean): boolean =>
  Array.isArray(value) && value.length <= longestList && value.every(fits);

const hasKeys = (value: object, ...keys: readonly string[]) =>
  Object.keys(value).sort().join() === keys.join();

const isPlace = (value: Json): boolean => {
  if (!isObject(value) || !isCode(value["commune"] ?? null)) return false;
  const { insee, country } = value;
  if (hasKeys(value, "commune", "insee")) return typeof insee === "string" && isCommune(insee);
  return (
    hasKeys(value, "commune", "country") &&
    typeof country === "string" &&
    /^[A-Z]{2}$/.test(country)
  );
};

const areFigures = (value: Json): boolean =>
  isObject(value) &&
  Object.keys(value).length <= longestList &&
  Object.entries(value).every(([key, figure]) => isCode(key) && Number.isSafeInteger(figure));

const fits = (question: Question, value: Json): boolean => {
  switch (question.kind) {
    case "text":
      return false;
    case "integer":
      return Number.isSafeInteger(value);
    case "yes-no":
      return typeof value === "boolean";
    case "day":
      return typeof value === "string" && isDay(value);
    case "places":
      return isListOf(value, isPlace);
    case "figures":
      return areFigures(value);
    case "choice":
      return question.options.some(({ code }) => code === value);
    case "choices":
      return isListOf(
        value,
        (item) =>
          question.options.some(({ code }) => code === item) || (question.open && isCode(item)),
      );
  }
};

const textFault = ({ charter, questions }: SchemeDefinition, id: string) => {
  const asked = questions.find((question) => question.id === id);
  if (asked) return asked.kind === "text" ? undefined : "VALUE_EXPECTED";
  return charter.some((article) => article.id === id) ? undefined : "UNKNOWN_QUESTION";
};

const valueFault = ({ charter, questions }: SchemeDefinition, id: string, value: Json) => {
  const asked = questions.find((question) => question.id === id);
  if (asked?.kind === "text" || charter.some((article) => article.id === id))
    return "TEXT_EXPECTED";
  if (!asked) return "UNKNOWN_QUESTION";
  return fits(asked, value) ? undefined : "ANSWER_DOES_NOT_FIT";
};

/** A check records all answers in clear in one event, which holds 65,535 bytes at most. */
const mostBytes = 40_000;

/** Whether a file's answers, texts apart, are more than its check could record. */
export const areTooLarge = (values: Values): boolean =>
  new TextEncoder().encode(JSON.stringify(values)).length > mostBytes;

/** All that is wrong with some answers, at JSON pointers into `{ texts, values }`. */
export const faultsOf = (
  definition: SchemeDefinition,
  { texts, values }: Answers,
): readonly AnswerFault[] => {
  const found = (group: string, id: string, code: AnswerFault["code"] | undefined) =>
    code === undefined ? [] : [{ pointer: pointerTo(group, id), code, about: {} }];
  return [
    ...Object.keys(texts).flatMap((id) => found("texts", id, textFault(definition, id))),
    ...Object.entries(values).flatMap(([id, value]) =>
      found("values", id, valueFault(definition, id, value)),
    ),
  ];
};
