import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import { randomUUID } from "node:crypto";
import { FromNewerRelease } from "#commands/domain-event.js";
import { BlobMissing } from "#commands/recorded-world.js";
import { LogUnavailable } from "#event-store/port.js";
import { databaseIsAway } from "#infrastructure/database/away.js";
import { NotReady } from "#projections/reader.js";
import { NotCanonical } from "#sealing/canonical.js";
import { languageOf } from "./language.js";
import { Problem } from "./problem.js";

/** Every error leaves as application/problem+json, in the caller's language, with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger("http");

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#problemOf(fault);
    const language = languageOf(request.headers["accept-language"]);
    if (problem.retryAfter !== undefined) void reply.header("Retry-After", problem.retryAfter);
    if (problem.status === 401) void reply.header("WWW-Authenticate", "Bearer");
    void reply
      .status(problem.status)
      .header("Content-Type", "application/problem+json; charset=utf-8")
      .header("Content-Language", language)
      .send(JSON.stringify(problem.in(language, request.url.split("?")[0] ?? "")));
  }

  #problemOf(fault: unknown): Problem {
    if (fault instanceof Problem) return fault;
    if (fault instanceof LogUnavailable || databaseIsAway(fault)) return Problem.of("UNAVAILABLE");
    if (fault instanceof FromNewerRelease) return Problem.of("FROM_NEWER_RELEASE");
    if (fault instanceof NotReady) return Problem.of("NOT_READY", { model: fault.model });
    if (fault instanceof BlobMissing) return Problem.of("BLOB_MISSING", { hash: fault.hash });
    if (fault instanceof NotCanonical) {
      const sentence = {
        fr: "Cette valeur ne peut pas être conservée : {message}.",
        en: "This value cannot be kept: {message}.",
      };
      const about = { message: fault.message };
      return Problem.of("INVALID", {}, [
        { pointer: fault.pointer, code: fault.code, about, sentence },
      ]);
    }
    const status = statusOf(fault);
    if (status === 404) return Problem.of("NOT_FOUND");
    if (status === 413) return Problem.of("BODY_TOO_LARGE", { limit: 1_048_576 });
    if (status === 415) return Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
    if (status >= 400 && status < 500) {
      return Problem.of("BODY_NOT_JSON", { reason: fault instanceof Error ? fault.message : "?" });
    }
    const reference = randomUUID();
    this.#logger.error({ reference, fault: fault instanceof Error ? fault.stack : String(fault) });
    return Problem.of("INTERNAL", { reference });
  }
}

/** Nest's exceptions and Fastify's errors both carry a status, under different names. */
const statusOf = (fault: unknown): number => {
  if (fault instanceof HttpException) return fault.getStatus();
  if (typeof fault === "object" && fault !== null && "statusCode" in fault) {
    return typeof fault.statusCode === "number" ? fault.statusCode : 500;
  }
  return 500;
};
