import { Controller, Param, Post, Req, Res, type Type, UseGuards } from "@nestjs/common";
import { CommandBus } from "@nestjs/cqrs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import { isPublic } from "#access/policies.js";
import type { Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { streamName } from "#kernel/index.js";
import { operations } from "#labelling/registry.js";
import { type Submission, submissionOf } from "../buses/submission.js";
import { answer } from "./answer.js";
import { Caller } from "./caller.js";
import { seenBy } from "./etag.js";
import { parseJsonBody } from "./json-body.js";
import { Problem } from "./problem.js";
import { routeOf } from "./route.js";
import { TokenGuard } from "./token.guard.js";
import { validated } from "./validation.js";

const keyForm = /^[\x21-\x7e]{1,200}$/;

/** One route a line of the registry: there is nothing to write for a new command. */
const controllerOf = (operation: Operation): Type => {
  @Controller(`api/v1/${routeOf(operation)}`)
  @UseGuards(TokenGuard)
  class OperationController {
    constructor(private readonly bus: CommandBus) {}

    @Post()
    async submit(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Caller() caller: Viewer,
      @Param("id") id: string | undefined,
    ): Promise<object> {
      const key = request.headers["idempotency-key"];
      if (typeof key !== "string" || !keyForm.test(key)) throw Problem.of("KEY_REQUIRED");
      if (!(request.body instanceof Uint8Array)) throw Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
      const body = await validated(operation.shape, parseJsonBody(request.body));
      const seen =
        id === undefined
          ? undefined
          : seenBy(request.headers["if-match"], streamName(operation.on.kind, id));
      const outcome = await this.bus.execute<Submission, Outcome>(
        submissionOf(operation.type, {
          ...(id === undefined ? {} : { id }),
          body,
          actor: { id: caller.person, as: caller.capacity },
          key,
          ...(seen ? { seen } : {}),
        }),
      );
      return answer(operation, outcome, reply);
    }
  }
  Object.defineProperty(OperationController, "name", { value: `${operation.type}Controller` });
  return OperationController;
};

export const operationControllers: Type[] = operations.filter(isPublic).map(controllerOf);
