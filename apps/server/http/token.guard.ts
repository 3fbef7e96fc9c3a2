import { type CanActivate, type ExecutionContext, Inject, Injectable } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { Tokens } from "#access/tokens.js";
import { rememberCaller } from "./caller.js";
import { languageOf } from "./language.js";
import { Problem } from "./problem.js";

/** Lets in who holds a good token; what the token's role may do is the policies' business. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(@Inject(Tokens) private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const holder = token ? await this.tokens.holderOf(token) : undefined;
    if (!holder) throw Problem.of("TOKEN_REQUIRED");
    rememberCaller(request, {
      ...holder,
      language: languageOf(request.headers["accept-language"]),
    });
    return true;
  }
}
