import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Logger } from "@nestjs/common";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { holding, type InHand } from "#infrastructure/telemetry/correlation.js";
import type { Tracer } from "#infrastructure/telemetry/span.js";
import { endRequest, requestTrace } from "../traces/request-trace.js";

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
export const correlate = (fastify: FastifyInstance, tracer: Tracer | undefined): void => {
  const known = new WeakMap<FastifyRequest, InHand>();
  const handOf = (request: FastifyRequest): InHand => {
    const made = known.get(request);
    if (made) return made;
    const what = tracer ? requestTrace(tracer, request) : { belongs: { request: request.id } };
    known.set(request, what);
    return what;
  };
  fastify.addHook("onRequest", (request, reply, done) => {
    void reply.header("X-Request-Id", request.id);
    holding(handOf(request), done);
  });
  // A body ends in the context of its socket, which is that of no request.
  fastify.addHook("preValidation", (request, _reply, done) => {
    holding(handOf(request), done);
  });
  // By the route, not by the address: what is looked for may be somebody.
  fastify.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    const told = { method, route: routeOptions.url ?? "none", status: reply.statusCode };
    const milliseconds = Math.round(reply.elapsedTime);
    const what = handOf(request);
    endRequest(what, reply.statusCode);
    holding(what, () => logger.debug({ ...told, milliseconds }));
  });
};
