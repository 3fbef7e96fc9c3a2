import { type ArgumentsHost, Catch, type ExceptionFilter } from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import { tellProblem } from "./tell-problem.js";

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    tellProblem(fault, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
