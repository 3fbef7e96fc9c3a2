import { largestDocument } from "#labelling/application/attach-document.js";
import { exampleHash } from "#labelling/scheme/definition-hash.js";
import { letters, messages } from "./answers.js";
import { parameters } from "./parameters.js";
import { ref } from "./reference.js";
import { problemsOf } from "./responses.js";
import { webhookSecrets } from "./webhook-answers.js";
import { schemaOf } from "./schema-of.js";
import type { Node } from "./shapes.js";

const json = (description: string, example: object): Node => ({
  description,
  content: { "application/json": { schema: schemaOf([example]), example } },
});

const anyContent: Node = { "*/*": { schema: { type: "string", format: "binary" } } };

const query = (name: string, description: string, example: string): Node => ({
  name,
  in: "query",
  required: true,
  description,
  schema: { type: "string" },
  example,
});

/** The routes that have their own controllers: bytes, texts of rules, and what goes on. */
export const ownPaths: Readonly<Record<string, Readonly<Record<string, Node>>>> = {
  "/api/v1/scheme-definitions": {
    post: {
      operationId: "StoreSchemeDefinition",
      summary: "Stores the text of a scheme's rules under its hash.",
      description:
        "Stores the text of a scheme's rules under its hash, which drafts and publications name. It is judged when it is published; the same text again is the same hash, so no Idempotency-Key is needed.",
      tags: ["schemes"],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: { type: "object", additionalProperties: true },
            example: { id: "creativallee" },
          },
        },
      },
      responses: {
        "201": json("Stored, or so already", { definition: exampleHash }),
        ...problemsOf(400, 413, 415, 422),
      },
    },
  },
  "/api/v1/schemes/{id}": {
    get: {
      operationId: "ShowScheme",
      summary: "Shows the version of a scheme that is in force.",
      description:
        "Shows the version of a scheme that is in force: what it asks, and the rules by which it checks.",
      tags: ["schemes"],
      parameters: [{ ...parameters.Id, example: "creativallee" }],
      responses: {
        "200": {
          description: "The version in force",
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["id", "version", "definition", "content"],
                properties: {
                  id: { type: "string" },
                  version: { type: "integer" },
                  definition: { type: "string", description: "Hash of the content" },
                  closesOn: { type: "string", format: "date" },
                  content: { type: "object", additionalProperties: true },
                },
              },
              example: {
                id: "creativallee",
                version: 1,
                definition: exampleHash,
                content: { id: "creativallee" },
              },
            },
          },
        },
        ...problemsOf(404, 422),
      },
    },
  },
  "/api/v1/applications/{id}/documents": {
    post: {
      operationId: "AttachDocument",
      summary: "Attaches a document to a draft, or provides one that was asked for.",
      description: `Attaches a document to a draft, or provides one that complements were requested for. The body is the document itself, of at most ${largestDocument} bytes; it is kept sealed under the file's own key. The same upload again changes nothing.`,
      tags: ["applications"],
      parameters: [
        ref("parameters", "Id"),
        query("kind", "As the scheme names what it wants.", "budget"),
        query("name", "Of the document, for people.", "budget 2006.pdf"),
        ref("parameters", "IdempotencyKey"),
        ref("parameters", "IfMatch"),
        ref("parameters", "AcceptLanguage"),
      ],
      requestBody: { required: true, content: anyContent },
      responses: {
        "200": ref("responses", "Done"),
        ...problemsOf(400, 404, 409, 412, 413, 415, 422),
      },
    },
  },
  "/api/v1/applications/{id}/documents/{document}": {
    get: {
      operationId: "FetchDocument",
      summary: "Gives a document back, as it was sent.",
      description:
        "Gives a document back, byte for byte, as an attachment of the type that it was sent with.",
      tags: ["applications"],
      parameters: [
        ref("parameters", "Id"),
        {
          name: "document",
          in: "path",
          required: true,
          description: "Its id, as the file lists it",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": { description: "The document", content: anyContent },
        ...problemsOf(404, 422),
      },
    },
  },
  "/api/v1/outbox/{id}/letter": {
    get: {
      operationId: "ShowLetter",
      summary: "Shows the letter that a message of the outbox sends.",
      description:
        "Shows whom a letter goes to and what it says, as text and as HTML, sent or not: it is written from the log as it is now, so what was erased since reads « effacé », and `isErased` says that something was. `to` is null where it goes to each of several people, of whom each has a message of their own. A message that is no letter has none.",
      tags: ["outbox"],
      parameters: [
        { ...parameters.Id, schema: { type: "string", maxLength: 300 }, example: messages[0]?.id },
      ],
      responses: {
        "200": {
          description: "The letter",
          content: { "application/json": { schema: schemaOf(letters), example: letters[0] } },
        },
        ...problemsOf(404, 422),
      },
    },
  },
  "/api/v1/outbox/{id}/replay": {
    post: {
      operationId: "ReplayMessage",
      summary: "Sends a dead letter, or a message that was refused, out again.",
      description:
        "Sends a dead letter, or a message that was refused, out again, as if for the first time; who did so and when is kept. What is neither stays as it is. Asked again with the same key, nothing more is sent. The body is an empty object.",
      tags: ["outbox"],
      parameters: [
        { ...parameters.Id, schema: { type: "string", maxLength: 300 }, example: messages[0]?.id },
        ref("parameters", "IdempotencyKey"),
        ref("parameters", "AcceptLanguage"),
      ],
      requestBody: {
        required: true,
        content: { "application/json": { schema: { type: "object" }, example: {} } },
      },
      responses: {
        "200": {
          description: "How it stands now",
          content: {
            "application/json": { schema: ref("schemas", "MessageAnswer"), example: messages[0] },
          },
        },
        ...problemsOf(400, 404, 413, 415, 422),
      },
    },
  },
  "/api/v1/webhooks/{id}/secrets": {
    get: {
      operationId: "ShowWebhookSecrets",
      summary: "Shows the secret that a webhook's messages are signed with.",
      description:
        "Shows the secrets that a webhook's messages are signed with (Standard Webhooks), the newest first: two while a rotation overlaps. Only who may rotate them is shown them.",
      tags: ["webhooks"],
      parameters: [ref("parameters", "Id")],
      responses: {
        "200": {
          description: "What signs just now",
          content: {
            "application/json": { schema: schemaOf(webhookSecrets), example: webhookSecrets[0] },
          },
        },
        ...problemsOf(404, 422),
      },
    },
  },
  "/api/v1/changes": {
    get: {
      operationId: "FollowChanges",
      summary: "Tells, as server-sent events, which files, labels and sessions have changed.",
      description:
        "`ready` comes first, at every connection; then `changed`, with the kind (`application`, `label` or `session`) and id of what a read would now show otherwise. Only what the caller may see is told: of a label, to whom it is shown in full; of a session, nothing that happens to an item closed to them, and no single ballot, only that the vote is closed. Events bear no ids and `Last-Event-ID` is not looked at: nothing is kept for those who are away, so at each `ready` a client reads again what it shows. A comment comes every 15 seconds. The stream ends when the token is no longer good, when the client does not read, or when something may have been missed: browsers come back by themselves.",
      tags: ["changes"],
      responses: {
        "200": {
          description: "Goes on until either side ends it",
          content: {
            "text/event-stream": {
              schema: { type: "string" },
              example:
                'event: ready\ndata: {}\n\nevent: changed\ndata: {"kind":"application","id":"8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10"}\n\n',
            },
          },
        },
        ...problemsOf(422),
      },
    },
  },
};
