import { Controller, Get, Inject, Param, Query } from "@nestjs/common";
import type { Viewer } from "#access/viewer.js";
import { type Engine, ENGINE } from "../engine.js";
import { showSecrets, type WebhookSecrets } from "../webhooks/secrets.js";
import { Caller } from "./caller.js";
import { idIn } from "./id.js";
import { refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";

/** What a receiver checks signatures with. */
@Controller("api/v1/webhooks/:id/secrets")
export class WebhookSecretsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async show(
    @Caller() viewer: Viewer,
    @Param("id") text: string,
    @Query() parameters: object,
  ): Promise<WebhookSecrets> {
    const id = idIn(text);
    refuseParameters(parameters);
    const shown = await showSecrets(this.engine, viewer, id);
    if (shown === "forbidden") throw Problem.of("FORBIDDEN");
    if (shown === "not-found") throw Problem.of("NOT_FOUND");
    return shown;
  }
}
