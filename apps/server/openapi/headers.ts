import { applicationId } from "./answers.js";
import type { Node } from "./shapes.js";

export const exampleEtag = '"mjKLSlp9gUT-Eogr9K6cks"';
export const exampleToken = "YWQ4MjNjOWI5NDNhYWQ0MDFlMGExNTliYzYyOGYyYmExQGFwcGxpY2F0aW9uLTE";

/** Of answers. */
export const headers: Node = {
  ETag: {
    description: "Names the version that the answer shows; for If-Match.",
    schema: { type: "string" },
    example: exampleEtag,
  },
  ConsistencyToken: {
    description: "For a read that must show this write.",
    schema: { type: "string" },
    example: exampleToken,
  },
  EventHash: {
    description:
      "Of ballots, submissions and decisions alone: the SHA-256 of each event that answers, in order. /log/proof/{hash} gives its inclusion proof (C2SP tlog-proof) within seconds.",
    schema: { type: "string" },
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
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
