type Node = Readonly<Record<string, unknown>>;

const header = (name: string, description: string, required: boolean, example: string): Node => ({
  name,
  in: "header",
  required,
  description,
  schema: { type: "string" },
  example,
});

export const commonParameters = {
  IdempotencyKey: header(
    "Idempotency-Key",
    "Chosen by the caller; the same key and body again change nothing and get the same answer.",
    true,
    "6f1c2f0e-1",
  ),
  IfMatch: header("If-Match", "The ETag last read; 412 when it is stale.", false, '"…"'),
  IfMatchRequired: header("If-Match", "The ETag last read; 428 without it.", true, '"…"'),
  ConsistencyToken: header(
    "Consistency-Token",
    "As a write answered it: the read waits up to two seconds to show that write.",
    false,
    "W1siYXBwbGljYXRpb24tMSIsMF1d",
  ),
  AsOf: {
    name: "asOf",
    in: "query",
    required: false,
    description: "Answers as of the last event at or before this instant.",
    schema: { type: "string", format: "date-time" },
    example: "2006-12-31T23:00:00.000Z",
  },
} as const satisfies Record<string, Node>;

export const sharedSchemas: Node = {
  Answer: {
    type: "object",
    required: ["id", "version", "events"],
    properties: {
      id: { type: "string" },
      version: { type: "integer" },
      events: {
        type: "array",
        items: {
          type: "object",
          required: ["stream", "id", "type", "version"],
          properties: {
            stream: { type: "string" },
            id: { type: "string" },
            type: { type: "string" },
            version: { type: "integer" },
          },
        },
      },
    },
  },
  Problem: {
    type: "object",
    description: "RFC 9457, with a stable `code` for machines.",
    required: ["type", "title", "status", "code"],
    properties: {
      type: { type: "string" },
      title: { type: "string" },
      status: { type: "integer" },
      code: { type: "string" },
      instance: { type: "string" },
      about: { type: "object" },
      errors: {
        type: "array",
        items: {
          type: "object",
          required: ["pointer", "code", "detail"],
          properties: {
            pointer: { type: "string" },
            code: { type: "string" },
            detail: { type: "string" },
          },
        },
      },
    },
  },
};

const answerExample = {
  id: "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10",
  version: 3,
  events: [
    {
      stream: "application-8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10",
      id: "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d",
      type: "ApplicationWithdrawn",
      version: 3,
    },
  ],
};

const answered = (description: string): Node => ({
  description,
  headers: {
    ETag: { description: "Of what the caller may see", schema: { type: "string" } },
    "Consistency-Token": {
      description: "For a read that must show it",
      schema: { type: "string" },
    },
  },
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/Answer" },
      example: answerExample,
    },
  },
});

const statuses: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "No good token",
  403: "The role does not allow this",
  404: "It does not exist, or not for this caller",
  409: "A rule refuses this",
  412: "It has changed since it was read",
  422: "Values that cannot be accepted; all of them are told",
  428: "If-Match is missing",
  503: "Not just now; Retry-After says when",
};

export const commonResponses: Node = {
  Done: answered("Done, or so already (then without events)"),
  Made: answered("Made"),
  Found: {
    description: "What the caller may see",
    content: { "application/json": { schema: { type: "object" }, example: { items: [] } } },
  },
  ...Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [
      `Problem${status}`,
      {
        description,
        content: {
          "application/problem+json": {
            schema: { $ref: "#/components/schemas/Problem" },
            example: {
              type: "/problems/EXAMPLE",
              title: description,
              status: Number(status),
              code: "EXAMPLE",
            },
          },
        },
      },
    ]),
  ),
};

/** Every route can answer these; `more` adds what only some can. */
export const problemsOf = (more: readonly number[]): Node =>
  Object.fromEntries(
    [400, 401, 403, 404, 409, 412, 422, 503, ...more]
      .sort()
      .map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
  );
