import type { Operation } from "#commands/operation.js";
import { isPublic } from "#access/policies.js";
import { operations } from "#labelling/registry.js";
import type { Query } from "#projections/query.js";
import { queries } from "#read-models/registry.js";
import { routeOf } from "../http/route.js";
import { commonParameters, commonResponses, problemsOf, sharedSchemas } from "./components.js";
import { queryParameters, shapeSchemas } from "./shapes.js";

type Node = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 from the registries: a route that exists is described, with a body that is valid. */
export const openApiDocument = (version: string): Node => ({
  openapi: "3.1.0",
  info: {
    title: "Créativallée",
    version,
    description:
      "An event-sourced workflow engine for granting a label: dossiers, checks, deadlines, history.",
    license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    contact: { name: "Créativallée", url: "https://creativallee.example" },
  },
  servers: [{ url: "/", description: "This server" }],
  security: [{ token: [] }],
  tags: tags(),
  paths: paths(),
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "A token for one person and role." },
    },
    parameters: commonParameters,
    responses: commonResponses,
    schemas: { ...sharedSchemas, ...shapeSchemas(publicOperations) },
  },
});

const publicOperations = operations.filter(isPublic);

const tags = (): readonly Node[] =>
  [...new Set([...publicOperations.map(({ on }) => on.plural), ...queries.map(tagOf)])]
    .sort()
    .map((name) => ({ name, description: `Operations on ${name}` }));

/** What a query's path begins with. */
const tagOf = ({ path }: Query): string => path.split("/")[1] ?? path;

const paths = (): Node => {
  const all: Record<string, Record<string, Node>> = {};
  for (const operation of publicOperations) {
    const path = `/api/v1/${routeOf(operation).replace(":id", "{id}")}`;
    all[path] = { ...all[path], post: operationNode(operation) };
  }
  for (const query of queries) {
    const path = `/api/v1${query.path.replace(":id", "{id}")}`;
    all[path] = { ...all[path], get: queryNode(query) };
  }
  return all;
};

const idParameter = {
  name: "id",
  in: "path",
  required: true,
  description: "Its id",
  schema: { type: "string", maxLength: 64 },
};

const ref = (kind: string, name: string): Node => ({ $ref: `#/components/${kind}/${name}` });

const operationNode = (operation: Operation): Node => ({
  operationId: operation.type,
  summary: operation.summary,
  description: operation.summary,
  tags: [operation.on.plural],
  parameters: [
    ...(routeOf(operation).includes(":id") ? [idParameter] : []),
    ref("parameters", "IdempotencyKey"),
    ref("parameters", operation.ifMatch ? "IfMatchRequired" : "IfMatch"),
  ],
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: ref("schemas", operation.type),
        example: operation.example,
      },
    },
  },
  responses: {
    [operation.creates ? "201" : "200"]: ref("responses", operation.creates ? "Made" : "Done"),
    ...problemsOf(operation.ifMatch ? [428] : []),
  },
});

const queryNode = (query: Query): Node => ({
  operationId: query.name,
  summary: query.summary,
  description: query.summary,
  tags: [tagOf(query)],
  parameters: [
    ...(query.path.includes(":id") ? [idParameter] : []),
    ref("parameters", "AsOf"),
    ref("parameters", "ConsistencyToken"),
    ...queryParameters(query.shape),
  ],
  responses: { "200": ref("responses", "Found"), ...problemsOf([]) },
});
