import { type DynamicModule, Module } from "@nestjs/common";
import { CqrsModule } from "@nestjs/cqrs";
import { Tokens } from "#access/tokens.js";
import { Reader } from "#projections/reader.js";
import { findingHandlers } from "./buses/finding.js";
import { submissionHandlers } from "./buses/submission.js";
import { type Engine, ENGINE } from "./engine.js";
import { type Parts, PARTS } from "./health.js";
import { ChangesController } from "./http/changes.controller.js";
import { DocumentsController } from "./http/documents.controller.js";
import { HealthController } from "./http/health.controller.js";
import { MetricsController } from "./http/metrics.controller.js";
import { OpenApiController } from "./http/openapi.controller.js";
import { operationControllers } from "./http/operation.controllers.js";
import { OutboxController } from "./http/outbox.controller.js";
import { queryControllers } from "./http/query.controllers.js";
import { SchemesController } from "./http/schemes.controller.js";
import { StartPageController } from "./http/start-page.controller.js";
import { WebhookSecretsController } from "./http/webhook-secrets.controller.js";
import { LiveChanges } from "./live/changes.js";
import type { ReadSide } from "./read-side.js";

/** The engine is built before Nest, so that Nest binds what exists and nothing starts behind its back. */
@Module({})
export class AppModule {
  static of(engine: Engine, reading: ReadSide, parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        StartPageController,
        HealthController,
        MetricsController,
        OpenApiController,
        ChangesController,
        DocumentsController,
        SchemesController,
        OutboxController,
        WebhookSecretsController,
        ...operationControllers,
        ...queryControllers,
      ],
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: PARTS, useValue: parts },
        { provide: Tokens, useValue: engine.tokens },
        { provide: Reader, useValue: reading.reader },
        { provide: LiveChanges, useValue: reading.changes },
        ...submissionHandlers,
        ...findingHandlers,
      ],
    };
  }
}
