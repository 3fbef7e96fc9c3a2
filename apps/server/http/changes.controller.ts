import { Controller, Get, Inject, Query, Req, Res } from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Tokens } from "#access/tokens.js";
import type { Viewer } from "#access/viewer.js";
import { LiveChanges } from "../live/changes.js";
import { ServerSentEvents } from "../live/server-sent-events.js";
import { Caller } from "./caller.js";
import { tokenIn } from "./gate.js";
import { refuseParameters } from "./parameters.js";

/** In milliseconds. A role that ends with a day, or a token that expires, is seen at the next beat. */
const rhythm = 15_000;

/**
 * Says only "this changed"; what it became, clients read again, under their own policy. Nothing is
 * told twice and nothing is kept: `ready` comes first, at every connection, and a client that may have
 * missed something reads again what it shows.
 */
@Controller("api/v1/changes")
export class ChangesController {
  constructor(
    @Inject(LiveChanges) private readonly changes: LiveChanges,
    @Inject(Tokens) private readonly tokens: Tokens,
  ) {}

  @Get()
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Caller() viewer: Viewer,
    @Query() parameters: object,
  ): Promise<void> {
    refuseParameters(parameters);
    await this.changes.begin();
    void reply.header("Content-Type", "text/event-stream; charset=utf-8").hijack();
    reply.raw.writeHead(200, Object.fromEntries(Object.entries(reply.getHeaders())));
    const events = new ServerSentEvents(reply.raw);
    if (request.method === "HEAD") return events.end();
    const stop = this.changes.subscribe({
      viewer,
      changed: (change) => events.send("changed", change),
      person: () => void this.#look(request, events),
      missed: () => events.end(),
    });
    const beating = setInterval(() => {
      events.beat();
      void this.#look(request, events);
    }, rhythm).unref();
    events.onEnd(() => {
      stop();
      clearInterval(beating);
    });
    events.send("ready", {});
  }

  /** Ends what a token that is no longer good has begun; so does a log that cannot say. */
  async #look(request: FastifyRequest, events: ServerSentEvents): Promise<void> {
    const holder = await this.tokens.holderOf(tokenIn(request), 0).catch(() => undefined);
    if (!holder) events.end();
  }
}
