import { Controller, Inject, Param, Post, Query, Req, Res, type Type } from "@nestjs/common";
import { CommandBus } from "@nestjs/cqrs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import type { Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { streamName } from "#kernel/index.js";
import { type Submission, submissionOf } from "../buses/submission.js";
import { type Engine, ENGINE } from "../engine.js";
import { bareAddress } from "../webhooks/bare-address.js";
import { answer } from "./answer.js";
import { Caller } from "./caller.js";
import { seenBy } from "./etag.js";
import { idIn } from "./id.js";
import { keyIn } from "./idempotency-key.js";
import { jsonIn } from "./json-body.js";
import { refuseParameters } from "./parameters.js";
import { tellReceipts } from "./receipts.js";
import { routeOf } from "./route.js";
import { routedOperations } from "./routed-operations.js";
import { validated } from "./validation.js";

/** One route a line of the registry: there is nothing to write for a new command. */
const controllerOf = (operation: Operation): Type => {
  @Controller(`api/v1/${routeOf(operation)}`)
  class OperationController {
    constructor(
      private readonly bus: CommandBus,
      @Inject(ENGINE) private readonly engine: Engine,
    ) {}

    @Post()
    async submit(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Caller() caller: Viewer,
      @Param("id") text: string | undefined,
      @Query() parameters: object,
    ): Promise<object> {
      const id = text === undefined ? undefined : idIn(text);
      const key = keyIn(request);
      refuseParameters(parameters);
      const { value, faults } = jsonIn(request);
      const bare = bareAddress(this.engine, operation, value);
      const body = await validated(operation.shape, value, [...faults, ...bare]);
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
      await tellReceipts(operation, outcome, this.engine.store, reply);
      return answer(operation, outcome, this.engine, reply, id);
    }
  }
  Object.defineProperty(OperationController, "name", { value: `${operation.type}Controller` });
  return OperationController;
};

export const operationControllers: Type[] = routedOperations.map(controllerOf);
