import { Controller, Get, Inject, Param, Query } from "@nestjs/common";
import type { Viewer } from "#access/viewer.js";
import { shownSecret } from "#infrastructure/webhooks/signature.js";
import { rotateSecret } from "#labelling/webhook/rotate-secret.js";
import { isOwners, webhook } from "#labelling/webhook/webhook.js";
import { type Engine, ENGINE } from "../engine.js";
import { secretsOf } from "../webhooks/call.js";
import { Caller } from "./caller.js";
import { idIn } from "./id.js";
import { refuseParameters } from "./parameters.js";
import { Problem } from "./problem.js";

/** What signs just now, the newest first: for those who may give it another. */
export interface WebhookSecrets {
  readonly id: string;
  readonly secrets: readonly string[];
  /** Until when the second one still signs. */
  readonly previousUntil: string | null;
}

/** No read model: what is kept nowhere is shown from the log's secret, to whom it belongs. */
@Controller("api/v1/webhooks/:id/secrets")
export class WebhookSecretsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async show(
    @Caller() { person, capacity }: Viewer,
    @Param("id") text: string,
    @Query() parameters: object,
  ): Promise<WebhookSecrets> {
    const id = idIn(text);
    refuseParameters(parameters);
    const { operations, streams, secret, clock } = this.engine;
    const ask = { id, body: {}, actor: { id: person, as: capacity }, key: "secrets" };
    const verdict = await operations.verdict({ asks: "one", ...rotateSecret }, id, ask);
    if (verdict === "forbidden") throw Problem.of("FORBIDDEN");
    const { state } = await streams.load(webhook, id, 0);
    if (verdict === "not-found" || state.phase === "unknown") throw Problem.of("NOT_FOUND");
    if (!isOwners(state, capacity)) throw Problem.of("FORBIDDEN");
    const secrets = secretsOf(secret, id, state, clock.now()).map(shownSecret);
    const previousUntil = secrets.length > 1 ? (state.secrets.previousUntil ?? null) : null;
    return { id, secrets, previousUntil };
  }
}
