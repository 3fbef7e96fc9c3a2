import { Environment } from "@marcbachmann/cel-js";
import type { Question } from "../scheme/definition.js";
import { departmentOf } from "../territory/territory.js";
import type { AnswerValue, Facts, Place } from "./facts.js";

/** CEL always ends, but lists of 3,000 in a nested loop hold the process for more than a second. */
export const longestList = 100;

/** What a rule has to know of a question. */
export type Askable = Pick<Question, "id" | "kind">;

/** The CEL type of each kind of answer. Texts are personal, so no rule sees more than that they exist. */
const types = {
  text: undefined,
  choice: "string",
  choices: "list<string>",
  integer: "int",
  "yes-no": "bool",
  day: "string",
  // A place counts by its department, or by its country abroad: the codes cannot be taken for each other.
  places: "list<string>",
  figures: "map<string, int>",
} as const satisfies Record<Question["kind"], string | undefined>;

const organisation = {
  kind: "string",
  seatDepartment: "string",
  actsIn: "list<string>",
  regionalOrigin: "bool",
  institution: "string",
} as const satisfies Record<keyof Facts["organisation"], string>;

/** What a rule may read, by name: the answers in clear and the facts about the organisation. */
export const readable = (questions: readonly Askable[]): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ["organisation", Object.keys(organisation)],
    ["answers", questions.filter(({ kind }) => types[kind]).map(({ id }) => id)],
  ]);

export const environmentFor = (questions: readonly Askable[]): Environment =>
  new Environment({
    limits: {
      maxAstNodes: 200,
      maxDepth: 16,
      maxListElements: longestList,
      maxMapEntries: 0,
      maxCallArguments: 3,
    },
  })
    .registerVariable("organisation", { schema: organisation })
    .registerVariable("answers", {
      schema: Object.fromEntries(
        questions.flatMap(({ id, kind }) => (types[kind] ? [[id, types[kind]]] : [])),
      ),
    })
    .registerVariable("answered", "list<string>")
    .registerVariable("documents", "list<string>")
    .registerVariable("signed", "bool")
    .registerVariable("receivedOn", "string");

// CEL refuses a null where a type is declared: what is too long or of another kind fails closed.
const capped = <T>(list: readonly T[]) =>
  list.length <= longestList && !list.some((item) => item === null) ? [...list] : null;

/** A JavaScript number would be a CEL double; integers go in as BigInt. */
const integer = (value: unknown) => (Number.isSafeInteger(value) ? BigInt(Number(value)) : null);

const isList = (value: AnswerValue): value is Extract<AnswerValue, readonly unknown[]> =>
  Array.isArray(value);

const code = (item: string | Place) => {
  if (typeof item === "string") return item;
  return "insee" in item ? departmentOf(item.insee) : item.country;
};

const celValue = (value: AnswerValue): unknown => {
  if (typeof value === "number") return integer(value);
  if (isList(value)) return capped(value.map(code));
  if (typeof value !== "object") return value;
  const figures = new Map(Object.entries(value).map(([key, figure]) => [key, integer(figure)]));
  return capped([...figures.values()]) && figures;
};

/** The facts as CEL sees them. */
export const celFacts = (facts: Facts) => ({
  organisation: { ...facts.organisation, actsIn: capped(facts.organisation.actsIn) },
  answers: Object.fromEntries(
    Object.entries(facts.values).map(([id, value]) => [id, celValue(value)]),
  ),
  answered: capped(facts.answered),
  documents: capped(facts.documents),
  signed: facts.signed,
  receivedOn: facts.receivedOn,
});
