import {
  Controller,
  Get,
  Inject,
  Query as QueryString,
  Param,
  Req,
  Res,
  type Type,
} from "@nestjs/common";
import { QueryBus } from "@nestjs/cqrs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import { type Query, travels } from "#projections/query.js";
import type { Answered } from "#projections/reader.js";
import { queries } from "#read-models/registry.js";
import { type Finding, findingOf } from "../buses/finding.js";
import { type Engine, ENGINE } from "../engine.js";
import { asOfIn } from "./as-of.js";
import { Caller } from "./caller.js";
import { writtenBy } from "./consistency.js";
import { etagOf } from "./etag.js";
import { recordReadings } from "../record-readings.js";
import { parametersIn, refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";
import { validatedQuery } from "./validation.js";

/** One route a query of the registry, each able to travel in time and to wait for a write. */
const controllerOf = (query: Query): Type => {
  @Controller(`api/v1${query.path}`)
  class QueryController {
    constructor(
      private readonly bus: QueryBus,
      @Inject(ENGINE) private readonly engine: Engine,
    ) {}

    @Get()
    async find(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Caller() viewer: Viewer,
      @Param() path: Readonly<Record<string, string>>,
      @QueryString() parameters: Readonly<Record<string, unknown>>,
    ): Promise<unknown> {
      const { asOf, ...filters } = parametersIn(parameters, path);
      const { clock, secret } = this.engine;
      if (asOf !== undefined && !travels(query)) refuseParameters({ asOf });
      const when = asOfIn(asOf, clock.now());
      const params = await validatedQuery(query.shape, filters, path);
      const seen = writtenBy(secret, request.headers["consistency-token"]);
      const asking = {
        ...(when === undefined ? {} : { asOf: when }),
        // One that does not travel may look back by itself.
        ...(when === undefined && travels(query) ? {} : { signal: untilGone(reply) }),
        ...(seen ? { seen } : {}),
      };
      const { answer, stale, shown } = await this.bus.execute<Finding, Answered<unknown>>(
        findingOf(query.name, params, viewer, asking),
      );
      if (stale) throw Problem.of("NOT_YET_VISIBLE");
      if (answer === undefined) throw Problem.of("NOT_FOUND");
      await recordReadings(this.engine, viewer, shown);
      const version = versionIn(answer);
      if (version) void reply.header("ETag", etagOf(version.stream, version.version));
      return answer;
    }
  }
  Object.defineProperty(QueryController, "name", { value: `${query.name}Controller` });
  return QueryController;
};

/** The past may take long to build: not for an asker who has left. */
const untilGone = ({ raw }: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  raw.once("close", () => gone.abort(Problem.of("UNAVAILABLE")));
  return gone.signal;
};

/** An answer about one thing says which stream it shows and up to which version. */
const versionIn = (answer: unknown): { stream: string; version: number } | undefined => {
  if (typeof answer !== "object" || answer === null) return undefined;
  if (!("stream" in answer) || !("version" in answer)) return undefined;
  const { stream, version } = answer;
  return typeof stream === "string" && typeof version === "number"
    ? { stream, version }
    : undefined;
};

export const queryControllers: Type[] = queries.map(controllerOf);
