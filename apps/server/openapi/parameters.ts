import { exampleEtag, exampleToken } from "./headers.js";
import type { Node } from "./shapes.js";

const header = (name: string, description: string, required: boolean, example: string): Node => ({
  name,
  in: "header",
  required,
  description,
  schema: { type: "string" },
  example,
});

/** Of requests, their headers among them. */
export const parameters = {
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
  IfMatch: header("If-Match", "The ETag last read; 412 when it is stale.", false, exampleEtag),
  IfMatchRequired: header("If-Match", "The ETag last read; 428 without it.", true, exampleEtag),
  ConsistencyToken: header(
    "Consistency-Token",
    "As a write answered it: the read waits up to two seconds to show that write, else it answers 503.",
    false,
    exampleToken,
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
      "Answers as of the last event at or before this instant, or the end of this day in Paris, under today's rights; not later than now.",
    schema: { type: "string", anyOf: [{ format: "date-time" }, { format: "date" }] },
    example: "2006-12-31T23:00:00.000Z",
  },
} as const satisfies Record<string, Node>;
