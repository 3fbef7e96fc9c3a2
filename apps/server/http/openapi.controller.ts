import { Controller, Get, Header } from "@nestjs/common";
import { openApiDocument } from "../openapi/document.js";
import { version } from "../version.js";

const document = JSON.stringify(openApiDocument(version));

@Controller("api/openapi.json")
export class OpenApiController {
  @Get()
  @Header("Content-Type", "application/json; charset=utf-8")
  document(): string {
    return document;
  }
}
