import { sentenceOf } from "#labelling/registry.js";
import { fieldSentence } from "../http/field-sentences.js";
import { Problem } from "../http/problem.js";
import { problems, type ProblemCode } from "../http/problems.js";
import { applicationId } from "./answers.js";
import type { Node } from "./shapes.js";

export const ref = (kind: string, name: string): Node => ({ $ref: `#/components/${kind}/${name}` });

const header = (name: string, description: string, required: boolean, example: string): Node => ({
  name,
  in: "header",
  required,
  description,
  schema: { type: "string" },
  example,
});

const etag = '"mjKLSlp9gUT-Eogr9K6cks"';
const consistency = "YWQ4MjNjOWI5NDNhYWQ0MDFlMGExNTliYzYyOGYyYmExQGFwcGxpY2F0aW9uLTE";

export const commonParameters = {
  Id: {
    name: "id",
    in: "path",
    required: true,
    description: "Its id",
    schema: { type: "string", maxLength: 64 },
  },
  IdempotencyKey: header(
    "Idempotency-Key",
    "Chosen by the caller, 1 to 200 visible ASCII characters; the same key and body again change nothing and get the same answer, byte for byte.",
    true,
    "6f1c2f0e-1",
  ),
  IfMatch: header("If-Match", "The ETag last read; 412 when it is stale.", false, etag),
  IfMatchRequired: header("If-Match", "The ETag last read; 428 without it.", true, etag),
  ConsistencyToken: header(
    "Consistency-Token",
    "As a write answered it: the read waits up to two seconds to show that write, else it answers 503.",
    false,
    consistency,
  ),
  AcceptLanguage: header(
    "Accept-Language",
    "`fr` or `en`: the language of problems, sentences and ledgers; by default that of the caller's settings.",
    false,
    "en",
  ),
  AsOf: {
    name: "asOf",
    in: "query",
    required: false,
    description:
      "Answers as of the last event at or before this instant, under today's rights; not later than now.",
    schema: { type: "string", format: "date-time" },
    example: "2006-12-31T23:00:00.000Z",
  },
} as const satisfies Record<string, Node>;

export const commonHeaders: Node = {
  ETag: {
    description: "Names the version that the answer shows; for If-Match.",
    schema: { type: "string" },
    example: etag,
  },
  ConsistencyToken: {
    description: "For a read that must show this write.",
    schema: { type: "string" },
    example: consistency,
  },
  Location: {
    description: "Where the new thing stands.",
    schema: { type: "string" },
    example: `/api/v1/applications/${applicationId}`,
  },
  RetryAfter: {
    description: "In seconds.",
    schema: { type: "integer" },
    example: 1,
  },
};

const text = { type: "string" };

const madeEvents: Node = {
  type: "array",
  items: {
    type: "object",
    required: ["stream", "id", "type", "version"],
    properties: { stream: text, id: text, type: text, version: { type: "integer" } },
  },
};

export const sharedSchemas: Node = {
  Answer: {
    type: "object",
    description: "Ids and versions, and nothing else; without events where it was so already.",
    required: ["id", "version", "events"],
    properties: { id: text, version: { type: "integer" }, events: madeEvents },
  },
  Problem: {
    type: "object",
    description: "RFC 9457, with a stable `code` for machines.",
    required: ["type", "title", "status", "code", "instance"],
    properties: {
      type: text,
      title: text,
      status: { type: "integer" },
      code: text,
      instance: text,
      about: {
        type: "object",
        description: "The facts that the title tells of",
        additionalProperties: true,
      },
      errors: {
        type: "array",
        description: "All faults at once; a parameter or header is pointed at as `/name`.",
        items: {
          type: "object",
          required: ["pointer", "code", "detail"],
          properties: { pointer: text, code: text, detail: text },
        },
      },
    },
  },
};

const answerExample = {
  id: applicationId,
  version: 3,
  events: [
    {
      stream: `application-${applicationId}`,
      id: "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d",
      type: "ApplicationWithdrawn",
      version: 3,
    },
  ],
};

const answered = (description: string, more: Node = {}): Node => ({
  description,
  headers: {
    ETag: ref("headers", "ETag"),
    "Consistency-Token": ref("headers", "ConsistencyToken"),
    ...more,
  },
  content: {
    "application/json": { schema: ref("schemas", "Answer"), example: answerExample },
  },
});

/** For each status, one of the problems that bear it. */
const told: readonly (readonly [string, ProblemCode])[] = [
  ["The request cannot be read, or has no Idempotency-Key", "KEY_REQUIRED"],
  ["No good token", "TOKEN_REQUIRED"],
  ["The role does not allow this", "FORBIDDEN"],
  ["It does not exist, or not for this caller: the two are told alike", "NOT_FOUND"],
  ["It has changed since it was read", "STALE"],
  ["The body is too large", "BODY_TOO_LARGE"],
  ["The content is not of the type expected", "MEDIA_TYPE_NOT_SUPPORTED"],
  ["If-Match is missing", "IF_MATCH_REQUIRED"],
  ["Not just now; Retry-After says when", "UNAVAILABLE"],
];

const fault = { pointer: "/seat", code: "IS_COMMUNE", about: {} };

const examples: readonly (readonly [string, Problem])[] = [
  ...told.map(([description, code]) => [description, Problem.of(code)] as const),
  [
    "A rule refuses this, with every reason at once",
    new Problem("CLAIM_TAKEN", 409, sentenceOf("CLAIM_TAKEN")),
  ],
  [
    "Values that cannot be accepted, all of them told; or a key that was used for another request",
    Problem.of("INVALID", {}, [{ ...fault, sentence: fieldSentence("isCommune") }]),
  ],
];

const problemResponse = (description: string, problem: Problem): Node => ({
  description,
  ...(problem.retryAfter === undefined
    ? {}
    : { headers: { "Retry-After": ref("headers", "RetryAfter") } }),
  content: {
    "application/problem+json": {
      schema: ref("schemas", "Problem"),
      example: problem.in("en", "/api/v1/organisations"),
    },
  },
});

export const commonResponses: Node = {
  Done: answered("Done, or so already"),
  Made: answered("Made", { Location: ref("headers", "Location") }),
  ...Object.fromEntries(
    examples.map(([description, problem]) => [
      `Problem${problem.status}`,
      problemResponse(description, problem),
    ]),
  ),
};

/** The problems that a route can answer with. */
export const problemsOf = (...statuses: readonly number[]): Node =>
  Object.fromEntries(
    [401, 403, problems.UNAVAILABLE.status, ...statuses]
      .sort()
      .map((status) => [String(status), ref("responses", `Problem${status}`)]),
  );
