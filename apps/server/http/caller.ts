import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import { Problem } from "./problem.js";

const callers = new WeakMap<object, Viewer>();

export const rememberCaller = (request: FastifyRequest, viewer: Viewer): void => {
  callers.set(request.raw, viewer);
};

/** Nobody, where no good token was shown, or none was asked for. */
export const knownCallerOf = (request: FastifyRequest): Viewer | undefined =>
  callers.get(request.raw);

/** Who is calling, as the gate found out from the token. */
const callerOf = (request: FastifyRequest): Viewer => {
  const viewer = callers.get(request.raw);
  if (!viewer) throw Problem.of("TOKEN_REQUIRED");
  return viewer;
};

export const Caller = createParamDecorator((_: undefined, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
