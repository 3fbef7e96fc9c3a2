import { Controller, Get, Header, Query } from "@nestjs/common";
import { openApiDocument } from "../openapi/document.js";
import { version } from "../version.js";
import { refuseParameters } from "./parameters.js";

@Controller("api/openapi.json")
export class OpenApiController {
  #document: string | undefined;

  /** Written when it is first asked for: that takes a tenth of a second, which a start need not. */
  @Get()
  @Header("Content-Type", "application/json; charset=utf-8")
  document(@Query() parameters: object): string {
    refuseParameters(parameters);
    this.#document ??= JSON.stringify(openApiDocument(version));
    return this.#document;
  }
}
