import { type LoggerService } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import { largestDocument } from "#labelling/application/attach-document.js";
import { AppModule } from "./app.module.js";
import type { Engine } from "./engine.js";
import { ProblemFilter } from "./http/problem.filter.js";
import type { ReadSide } from "./read-side.js";

/** A dossier with every answer at its longest stays well below this, in bytes. */
export const largestJson = 1_048_576;

/** The Nest application, ready to listen. Bodies stay bytes: each route reads its own kind. */
export const httpServer = async (
  engine: Engine,
  reading: ReadSide,
  logger: LoggerService | false,
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({ bodyLimit: largestJson, forceCloseConnections: true });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    "application/json",
    { parseAs: "buffer", bodyLimit: largestJson },
    (_request, body, done) => done(null, body),
  );
  // Documents, of any type; a route that wants JSON sees that this is none.
  fastify.addContentTypeParser(
    "*",
    { parseAs: "buffer", bodyLimit: largestDocument },
    (_request, body, done) => done(null, body),
  );
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(engine, reading),
    adapter,
    { logger, bodyParser: false, abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await fastify.ready();
  return app;
};
