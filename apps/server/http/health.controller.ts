import { Controller, Get, Inject, Res } from "@nestjs/common";
import type { FastifyReply } from "fastify";
import { type Engine, ENGINE } from "../engine.js";
import { healthOf } from "../health.js";

/** For whoever routes requests here; a worker beside answers for itself (worker-health.ts). */
@Controller("health")
export class HealthController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get("live")
  live(): object {
    return { live: true };
  }

  @Get("ready")
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { reading: database, watched } = this.engine;
    const { isReady, parts } = await healthOf({ database, log: () => watched.look() });
    void reply.code(isReady ? 200 : 503);
    return parts;
  }
}
