import { Controller, Get, Inject, Param, Post, Query, Req } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { RecordedWorld } from "#commands/recorded-world.js";
import type { Json } from "#kernel/index.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { type Engine, ENGINE } from "../engine.js";
import { idIn } from "./id.js";
import { soundJsonIn } from "./json-body.js";
import { refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";

/** The texts of the rules: blobs, since they are larger than an event; commands name them by hash. */
@Controller("api/v1")
export class SchemesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Any JSON object may be stored: whether it is a definition is judged when it is published. */
  @Post("scheme-definitions")
  async store(
    @Req() request: FastifyRequest,
    @Query() parameters: object,
  ): Promise<{ definition: string }> {
    refuseParameters(parameters);
    return { definition: await this.engine.blobs.put(canonicalBytes(soundJsonIn(request))) };
  }

  /** The version in force, with what it asks and by which rules it checks: open to every role. */
  @Get("schemes/:id")
  async show(@Param("id") text: string, @Query() parameters: object): Promise<object> {
    refuseParameters(parameters);
    const id = idIn(text);
    const world = new RecordedWorld(this.engine.streams, this.engine.blobs);
    const state = await world.fold(scheme, id);
    if (state.phase !== "published") throw Problem.of("NOT_FOUND");
    const content: Json = await world.blob(state.current.definition);
    const { current, closesOn } = state;
    return { id, ...current, ...(closesOn ? { closesOn } : {}), content };
  }
}
