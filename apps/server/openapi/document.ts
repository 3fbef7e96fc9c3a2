import type { Operation } from "#commands/operation.js";
import { type Query, travels } from "#projections/query.js";
import { queries } from "#read-models/registry.js";
import { placeOf, routeOf } from "../http/route.js";
import { routedOperations } from "../http/routed-operations.js";
import { answerExamples } from "./answers.js";
import { headers } from "./headers.js";
import { ownPaths } from "./own-routes.js";
import { parameters } from "./parameters.js";
import { ref } from "./reference.js";
import { responses, problemsOf } from "./responses.js";
import { schemaOf } from "./schema-of.js";
import { type Node, queryParameters, shapeSchemas } from "./shapes.js";
import { schemas } from "./schemas.js";

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
    headers,
    parameters,
    responses,
    schemas: { ...schemas, ...answerSchemas(), ...shapeSchemas(routedOperations) },
  },
});

const tagSentences: Readonly<Record<string, string>> = {
  applications: "Files, from the draft to the decision and its appeal",
  "audit-trail": "Every event that was ever recorded",
  changes: "What has just changed",
  committees: "Who has a seat, and who chairs",
  deadlines: "When delays run out, and why then",
  erasures: "Of whom or what everything personal is to go, by whose word, and whether it is done",
  evaluations: "What a labelled initiative is found to have done, once it has been led",
  grids: "The criteria that labelled initiatives are looked back on with, version by version",
  initiatives: "What organisations apply for a label with",
  instructions: "Who reviews a file, with which interests and marks; named as the file is",
  labels: "What was granted, and what has become of it; named as the file is",
  memberships: "Who may act for which organisation",
  organisations: "Who carries initiatives",
  outbox: "What follows from events by itself, and what became of it",
  people: "Who acts, in which roles, by which tokens",
  proposals:
    "Other rules of a scheme, that a member proposes and the committee approves or sends back",
  readings: "Which members of a committee were shown what of a file, and when",
  schemes: "The rules of each label, version by version",
  sessions: "When a committee meets, what it deliberates, and how it votes",
  surveys: "Waves of the survey on the image of a scheme, with their figures",
  webhooks: "Who is told what happens, where, and how that goes",
};

const tags = (): readonly Node[] =>
  [...new Set([...routedOperations.map(({ on }) => on.plural), ...queries.map(tagOf), "changes"])]
    .sort()
    .map((name) => ({ name, description: tagSentences[name] ?? name }));

/** What a query's path begins with. */
const tagOf = ({ path }: Query): string => path.split("/")[1] ?? path;

const paths = (): Node => {
  const all: Record<string, Readonly<Record<string, Node>>> = { ...ownPaths };
  for (const operation of routedOperations) {
    const path = `/api/v1/${routeOf(operation).replace(":id", "{id}")}`;
    all[path] = { ...all[path], post: operationNode(operation) };
  }
  for (const query of queries) {
    const path = `/api/v1${query.path.replace(":id", "{id}")}`;
    all[path] = { ...all[path], get: queryNode(query) };
  }
  return all;
};

const operationNode = (operation: Operation): Node => {
  const { type, summary, on, creates, ifMatch, example } = operation;
  const isOnOne = routeOf(operation).includes(":id");
  return {
    operationId: type,
    summary,
    description: `${summary} Asked again with the same key and body, it answers the same.`,
    tags: [on.plural],
    parameters: [
      ...(isOnOne ? [ref("parameters", "Id")] : []),
      ref("parameters", "IdempotencyKey"),
      ...(isOnOne ? [ref("parameters", ifMatch ? "IfMatchRequired" : "IfMatch")] : []),
      ref("parameters", "AcceptLanguage"),
    ],
    requestBody: {
      required: true,
      content: { "application/json": { schema: ref("schemas", type), example } },
    },
    responses: {
      [creates ? "201" : "200"]: ref("responses", doneBy(operation)),
      ...problemsOf(
        400,
        404,
        409,
        413,
        415,
        422,
        ...(isOnOne ? [412] : []),
        ...(ifMatch ? [428] : []),
      ),
    },
  };
};

const doneBy = (operation: Operation): string => {
  if (!operation.creates) return "Done";
  return placeOf(operation) ? "Made" : "MadeForLists";
};

/** `audit-trail` → `AuditTrailAnswer`. */
const schemaNameOf = ({ name }: Query): string =>
  `${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Answer`;

const answerSchemas = (): Node =>
  Object.fromEntries(
    queries.map((query) => [schemaNameOf(query), schemaOf(answerExamples[query.name] ?? [])]),
  );

const queryNode = (query: Query): Node => {
  const isOfOne = query.path.includes(":id");
  const [example] = answerExamples[query.name] ?? [];
  return {
    operationId: query.name,
    summary: query.summary,
    description: `${query.summary} Only what the caller may see is shown.`,
    tags: [tagOf(query)],
    parameters: [
      ...(isOfOne ? [ref("parameters", "Id")] : []),
      ...(travels(query) ? [ref("parameters", "AsOf")] : []),
      ref("parameters", "ConsistencyToken"),
      ref("parameters", "AcceptLanguage"),
      ...queryParameters(query.shape, query.path),
    ],
    responses: {
      "200": {
        description: "What the caller may see",
        ...(isOfOne && travels(query) ? { headers: { ETag: ref("headers", "ETag") } } : {}),
        content: { "application/json": { schema: ref("schemas", schemaNameOf(query)), example } },
      },
      ...problemsOf(422, ...(isOfOne ? [404] : [])),
    },
  };
};
