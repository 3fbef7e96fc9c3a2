import type { FastifyReply } from "fastify";
import type { Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { streamName } from "#kernel/index.js";
import { sentenceOf } from "#labelling/registry.js";
import { refusalInWords } from "#read-models/file-wording.js";
import type { Engine } from "../engine.js";
import { consistencyToken } from "./consistency.js";
import { etagOf } from "./etag.js";
import { Problem } from "./problem.js";
import { placeOf } from "./route.js";

/** The answer to a command; ids and versions only, so that a repeat gets the same bytes. */
export const answer = async (
  operation: Pick<Operation, "type" | "on" | "creates">,
  outcome: Outcome,
  engine: Pick<Engine, "secret" | "streams" | "blobs">,
  reply: FastifyReply,
  id?: string,
): Promise<object> => {
  switch (outcome.outcome) {
    case "done": {
      const { answers } = outcome;
      const own = answers.findLast(
        ({ stream, id }) => stream === streamName(operation.on.kind, id),
      );
      if (!own) throw new Error(`${operation.type} did not touch what it is about`);
      void reply
        .status(operation.creates ? 201 : 200)
        .header("ETag", etagOf(own.stream, own.version))
        .header("Consistency-Token", consistencyToken(engine.secret, own.stream, own.version));
      const place = placeOf(operation)?.replace(":id", own.id);
      if (place) void reply.header("Location", `/api/v1${place}`);
      return {
        id: own.id,
        version: own.version,
        events: answers.flatMap(({ stream, events }) =>
          events.map((event) => ({ stream, ...event })),
        ),
      };
    }
    case "rejected": {
      const { code, about, faults = [] } = outcome.rejection;
      const told = faults.map((fault) => ({ ...fault, sentence: sentenceOf(fault.code) }));
      const worded = await refusalInWords(engine, operation.on.kind, id, about);
      throw new Problem(code, 409, sentenceOf(code), about, told, undefined, worded);
    }
    case "not-found":
      throw Problem.of("NOT_FOUND");
    case "forbidden":
      throw Problem.of("FORBIDDEN");
    case "key-reused":
      throw Problem.of("KEY_REUSED");
    case "stale":
      throw Problem.of("STALE");
    case "if-match-required":
      throw Problem.of("IF_MATCH_REQUIRED");
    case "contended":
      throw Problem.of("CONTENDED");
  }
};
