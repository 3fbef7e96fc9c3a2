import { sentenceOf } from "#labelling/registry.js";
import { fieldSentence } from "../http/field-sentences.js";
import { Problem } from "../http/problem.js";
import { problems, type ProblemCode } from "../http/problems.js";
import { applicationId } from "./answers.js";
import { ref } from "./reference.js";
import type { Node } from "./shapes.js";

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
    "Event-Hash": ref("headers", "EventHash"),
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

export const responses: Node = {
  Done: answered("Done, or so already"),
  Made: answered("Made", { Location: ref("headers", "Location") }),
  MadeForLists: answered("Made; only lists show it"),
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
