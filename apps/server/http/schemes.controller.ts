import { Controller, Get, Inject, Param, Post, Req, UseGuards } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { policies } from "#access/policies.js";
import type { Viewer } from "#access/viewer.js";
import { RecordedWorld } from "#commands/recorded-world.js";
import { type Json } from "#kernel/index.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { type Engine, ENGINE } from "../engine.js";
import { Caller } from "./caller.js";
import { idIn } from "./id.js";
import { jsonIn } from "./json-body.js";
import { Problem } from "./problem.js";
import { TokenGuard } from "./token.guard.js";

/** The texts of the rules: blobs, since they are larger than an event; commands name them by hash. */
@Controller("api/v1")
@UseGuards(TokenGuard)
export class SchemesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Any JSON object may be stored: whether it is a definition is judged when it is published. */
  @Post("scheme-definitions")
  async store(
    @Caller() { capacity }: Viewer,
    @Req() request: FastifyRequest,
  ): Promise<{ definition: string }> {
    if (capacity === "engine" || !policies["DraftScheme"]?.[capacity]) throw Problem.of("FORBIDDEN");
    return { definition: await this.engine.blobs.put(canonicalBytes(jsonIn(request))) };
  }

  /** The version in force, with what it asks and by which rules it checks: open to every role. */
  @Get("schemes/:id")
  async show(@Param("id") text: string): Promise<object> {
    const id = idIn(text);
    const world = new RecordedWorld(this.engine.streams, this.engine.blobs);
    const state = await world.fold(scheme, id);
    if (state.phase !== "published") throw Problem.of("NOT_FOUND");
    const content: Json = await world.blob(state.current.definition);
    const { current, closesOn } = state;
    return { id, ...current, ...(closesOn ? { closesOn } : {}), content };
  }
}
