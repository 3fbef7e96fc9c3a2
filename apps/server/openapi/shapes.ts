import { defaultMetadataStorage } from "class-transformer/cjs/storage.js";
import type { ValidationArguments } from "class-validator";
import {
  targetConstructorToSchema,
  validationMetadatasToSchemas,
} from "class-validator-jsonschema";
import type { Operation } from "#commands/operation.js";

export type Node = Readonly<Record<string, unknown>>;

/** What a check says of the values that it lets through; those of the library it knows itself. */
export const ownChecks: Readonly<Record<string, (limits: readonly unknown[]) => Node>> = {
  isText: ([longest]) => ({ type: "string", minLength: 1, maxLength: longest }),
  isCommune: () => ({ type: "string", pattern: "^[0-9AB]{5}$", description: "INSEE code" }),
  isDepartment: () => ({ type: "string", pattern: "^[0-9AB]{2,3}$", description: "INSEE code" }),
  isIdentifierValue: () => ({ type: "string", description: "SIRET or RNA number, as kind says" }),
  isCalendarDay: () => ({ type: "string", format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  areTexts: () => ({
    type: "object",
    maxProperties: 200,
    additionalProperties: { type: "string", maxLength: 20_000 },
  }),
  areValues: () => ({
    type: "object",
    maxProperties: 200,
    additionalProperties: true,
    description: "By question id: a code, codes, a whole number, a day, true or false, places",
  }),
  areFigures: () => ({
    type: "object",
    maxProperties: 50,
    propertyNames: { minLength: 1, maxLength: 60 },
    additionalProperties: { type: "integer" },
  }),
  areMeasured: () => ({
    type: "object",
    minProperties: 1,
    maxProperties: 50,
    additionalProperties: { type: "integer" },
  }),
  areMarks: () => ({
    type: "object",
    maxProperties: 100,
    additionalProperties: { type: "integer" },
    description: "By criterion id",
  }),
  isWebAddress: ([longest]) => ({ type: "string", format: "uri", maxLength: longest }),
  isMoment: () => ({ type: "string", description: "A day, or an instant with its offset" }),
  isCursor: () => ({ type: "string", description: "`next` of the page before" }),
};

/** Null may be among the values, which the library does not expect. */
const oneOf = ({ constraints: [values] }: { readonly constraints: readonly unknown[][] }): Node => {
  const types = [...new Set((values ?? []).map((one) => (one === null ? "null" : typeof one)))];
  return { enum: values, type: types.length === 1 ? types[0] : types };
};

type Condition = (object: object, value: unknown) => boolean;

/** A field that may be null says so only by its condition. */
const conditional = ({ constraints }: { readonly constraints: readonly Condition[] }): Node =>
  constraints.some((isChecked) => !isChecked({}, null)) ? { "x-takes-null": true } : {};

const options = {
  classTransformerMetadataStorage: defaultMetadataStorage,
  refPointerPrefix: "#/components/schemas/",
  additionalConverters: {
    conditionalValidation: conditional,
    isIn: oneOf,
    ...Object.fromEntries(
      Object.entries(ownChecks).map(([name, schema]) => [
        name,
        ({ constraints }: Pick<ValidationArguments, "constraints">) => schema(constraints ?? []),
      ]),
    ),
  },
};

/** By the operation's type, since two aggregates may each have a shape called `Withdraw`. */
export const shapeSchemas = (operations: readonly Operation[]): Node => {
  const bodies = Object.fromEntries(
    operations.map(({ type, shape }) => [type, closed(targetConstructorToSchema(shape, options))]),
  );
  const parts: Node = validationMetadatasToSchemas(options);
  return { ...named(parts, bodies), ...bodies };
};

/** The parts that bodies refer to by their class names, and those that these refer to. */
const named = (parts: Node, within: Node): Node => {
  const names = [...JSON.stringify(within).matchAll(/#\/components\/schemas\/(\w+)/g)];
  const found = Object.fromEntries(names.map(([, name = ""]) => [name, closed(parts[name])]));
  return names.length === 0 ? {} : { ...named(parts, found), ...found };
};

const closed = (schema: unknown): Node => {
  const plain = JSON.parse(JSON.stringify(schema ?? {}), nullable) as Node;
  return { ...plain, additionalProperties: false };
};

const nullable = (_: string, schema: unknown): unknown => {
  if (typeof schema !== "object" || schema === null || !("x-takes-null" in schema)) return schema;
  const { "x-takes-null": __, ...rest }: Node = { ...schema };
  return "type" in rest ? { ...rest, type: [rest["type"], "null"] } : rest;
};

/** A query's shape, a parameter for each of its fields that is not in the path. */
export const queryParameters = (shape: new () => object, path: string): readonly Node[] => {
  const { properties = {}, required = [] } = targetConstructorToSchema(shape, options);
  return Object.entries(properties)
    .filter(([name]) => !path.includes(`:${name}`))
    .map(([name, schema]) => {
      const { "x-takes-null": _, ...plain }: Node = { ...schema };
      return {
        name,
        in: "query",
        required: required.includes(name),
        description: parameterSentences[name] ?? name,
        schema: plain,
      };
    });
};

/** What a parameter does, where its name alone leaves that open. */
const parameterSentences: Readonly<Record<string, string>> = {
  limit: "How many items a page holds at most; 50 when it is absent.",
  after: "`next` of the page before; its order goes on, whatever `sort` says.",
  search: "Words, or their beginnings; accents and capitals do not matter.",
  sort: "What the list is ordered by; `-` for the last first.",
  scheme: "Id of a scheme, such as `creativallee`.",
  phase: "Where the file stands.",
  eligibility: "What the last check came out with.",
  organisation: "Id of an organisation.",
  initiative: "Id of an initiative.",
  reason: "A code that the last check gave as a reason.",
  reference: "The file's own short code, whole.",
  state: "How a deadline stands today; one that has run out is missed, recorded or not.",
  from: "First day, in Paris.",
  until: "Last day, in Paris, that day included.",
  on: "The day that is asked about; today when it is absent.",
  stream: "Everything that happened in one stream: `application-…`.",
  actor: "Id of the person who acted.",
  type: "Type of the event, such as `ApplicationReceived`.",
  person: "Id of a person.",
  name: "The whole name, letter for letter.",
  seat: "INSEE code of the commune of the seat.",
  email: "The whole mail address; capitals do not matter.",
};
