import { type DynamicModule, Module } from "@nestjs/common";
import { CqrsModule } from "@nestjs/cqrs";
import { Tokens } from "#access/tokens.js";
import { Operations } from "#commands/operation.js";
import { findingHandlers } from "./buses/finding.js";
import { submissionHandlers } from "./buses/submission.js";
import { type House, HOUSE } from "./house.js";
import { ChangesController } from "./http/changes.controller.js";
import { DocumentsController } from "./http/documents.controller.js";
import { OpenApiController } from "./http/openapi.controller.js";
import { operationControllers } from "./http/operation.controllers.js";
import { queryControllers } from "./http/query.controllers.js";
import { StartPageController } from "./http/start-page.controller.js";

/** The house is built before Nest, so that Nest binds what exists and nothing starts behind its back. */
@Module({})
export class AppModule {
  static of(house: House): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        StartPageController,
        OpenApiController,
        ChangesController,
        DocumentsController,
        ...operationControllers,
        ...queryControllers,
      ],
      providers: [
        { provide: HOUSE, useValue: house },
        { provide: Operations, useValue: house.operations },
        { provide: Tokens, useValue: house.tokens },
        ...submissionHandlers,
        ...findingHandlers,
      ],
    };
  }
}
