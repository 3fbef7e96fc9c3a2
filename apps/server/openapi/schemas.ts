import type { Node } from "./shapes.js";

const text = { type: "string" };

const madeEvents: Node = {
  type: "array",
  items: {
    type: "object",
    required: ["stream", "id", "type", "version"],
    properties: { stream: text, id: text, type: text, version: { type: "integer" } },
  },
};

export const schemas: Node = {
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
