import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import type { Viewer } from "#access/viewer.js";
import { Reader } from "#projections/reader.js";
import { replay } from "#reactions/outbox.js";
import { type MessageDetail, showMessage, ShowMessage } from "#read-models/outbox/show-message.js";
import { type Engine, ENGINE } from "../engine.js";
import { type ShownMail, shownMail } from "../mails/show.js";
import { Caller } from "./caller.js";
import { keyIn } from "./idempotency-key.js";
import { jsonIn } from "./json-body.js";
import { refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";
import { validated, validatedQuery } from "./validation.js";

class Nothing {}

/** What a message says, where it is a letter. And no command of the log: what is sent again was asked for by an event that stands there already. */
@Controller("api/v1/outbox")
export class OutboxController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(Reader) private readonly reader: Reader,
  ) {}

  /** What is no letter has none. */
  @Get(":id/letter")
  async letter(@Param("id") id: string, @Query() parameters: object): Promise<ShownMail> {
    refuseParameters(parameters);
    await validatedQuery(ShowMessage, {}, { id });
    const letter = await shownMail(this.engine, id);
    if (!letter) throw Problem.of("NOT_FOUND");
    return letter;
  }

  /** What is neither dead nor refused stays as it is, and is told so. */
  @Post(":id/replay")
  @HttpCode(200)
  async replay(
    @Req() request: FastifyRequest,
    @Caller() caller: Viewer,
    @Param("id") id: string,
    @Query() parameters: object,
  ): Promise<MessageDetail> {
    const key = keyIn(request);
    refuseParameters(parameters);
    await validatedQuery(ShowMessage, {}, { id });
    const { value, faults } = jsonIn(request);
    await validated(Nothing, value, faults);
    const { reading, clock } = this.engine;
    await replay(reading, { id }, { by: caller.person, at: clock.now(), key });
    const { answer } = await this.reader.ask(showMessage, { id }, caller);
    if (!answer) throw Problem.of("NOT_FOUND");
    return answer;
  }
}
