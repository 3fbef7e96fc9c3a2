import { defaultMetadataStorage } from "class-transformer/cjs/storage.js";
import {
  targetConstructorToSchema,
  validationMetadatasToSchemas,
} from "class-validator-jsonschema";
import type { Operation } from "#commands/operation.js";

type Node = Readonly<Record<string, unknown>>;

const options = {
  classTransformerMetadataStorage: defaultMetadataStorage,
  refPointerPrefix: "#/components/schemas/",
};

/** By the operation's type, since two aggregates may each have a shape called `Withdraw`. */
export const shapeSchemas = (operations: readonly Operation[]): Node => ({
  // The parts that shapes refer to, by their class names.
  ...validationMetadatasToSchemas(options),
  ...Object.fromEntries(
    operations.map(({ type, shape }) => [
      type,
      { ...targetConstructorToSchema(shape, options), additionalProperties: false },
    ]),
  ),
});

/** A query's shape, a parameter for each of its fields. */
export const queryParameters = (shape: new () => object): readonly Node[] => {
  const { properties = {}, required = [] } = targetConstructorToSchema(shape, options);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    description: name,
    schema,
  }));
};
