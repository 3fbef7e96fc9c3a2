import type { FastifyReply, FastifyRequest } from "fastify";
import { knownCallerOf } from "./caller.js";
import { acceptedLanguage } from "./accepted-language.js";
import { Problem } from "./problem.js";
import { problemOf } from "./problem-of.js";
import { methodsAt } from "./routes.js";

/** What the caller asked for is told back, within reason. */
const longestInstance = 300;

/** Every error leaves as application/problem+json, in the caller's language, with a stable code. */
export const tellProblem = (fault: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const path = request.url.split("?")[0] ?? "";
  const methods = request.is404 ? methodsAt(request.server, path) : [];
  const another = methods.length > 0 && !methods.includes(request.method);
  const problem = another ? Problem.of("METHOD_NOT_ALLOWED") : problemOf(fault, request.id);
  if (another) void reply.header("Allow", methods.join(", "));
  if (problem.retryAfter !== undefined) void reply.header("Retry-After", problem.retryAfter);
  if (problem.status === 401) void reply.header("WWW-Authenticate", "Bearer");
  // What is left of a body that was refused is not waited for.
  if (problem.status === 413 || request.raw.complete === false) {
    void reply.header("Connection", "close");
  }
  const language =
    knownCallerOf(request)?.language ?? acceptedLanguage(request.headers["accept-language"]);
  void reply
    .status(problem.status)
    .header("Content-Type", "application/problem+json; charset=utf-8")
    .header("Content-Language", language)
    .send(JSON.stringify(problem.in(language, path.slice(0, longestInstance))));
};
