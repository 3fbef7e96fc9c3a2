import { Controller, Get, Inject, Res } from "@nestjs/common";
import type { FastifyReply } from "fastify";
import { healthOf, type Parts, PARTS } from "../health.js";

/** For whoever routes requests here; a worker alone answers for itself (worker/health-server.ts). */
@Controller("health")
export class HealthController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get("live")
  live(): object {
    return { live: true };
  }

  @Get("ready")
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { isReady, parts } = await healthOf(this.parts);
    void reply.code(isReady ? 200 : 503);
    return parts;
  }
}
