import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Logger } from "@nestjs/common";
import type { FastifyInstance } from "fastify";
import { within } from "#infrastructure/telemetry/correlation.js";

/** As proxies and tracers make them. It is written to the log: no text of a caller's own gets there. */
const wellFormed = /^[\da-f-]{16,64}$/i;

export const requestIdOf = ({ headers }: Pick<IncomingMessage, "headers">): string => {
  const given = headers["x-request-id"];
  return typeof given === "string" && wellFormed.test(given) ? given : randomUUID();
};

const logger = new Logger("http");

/**
 * Every answer bears the id of its request, and every line that is logged meanwhile. In a header, since
 * bodies must not differ: what is not there and what may not be seen are told with the same bytes.
 */
export const correlate = (fastify: FastifyInstance): void => {
  fastify.addHook("onRequest", (request, reply, done) => {
    void reply.header("X-Request-Id", request.id);
    within({ request: request.id }, done);
  });
  // A body ends in the context of its socket, which is that of no request.
  fastify.addHook("preValidation", (request, _reply, done) => {
    within({ request: request.id }, done);
  });
  // By the route, not by the address: what is looked for may be somebody.
  fastify.addHook("onResponse", async ({ id, method, routeOptions }, reply) => {
    const told = { method, route: routeOptions.url ?? "none", status: reply.statusCode };
    const milliseconds = Math.round(reply.elapsedTime);
    within({ request: id }, () => logger.debug({ ...told, milliseconds }));
  });
};
