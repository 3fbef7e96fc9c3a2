import { type LoggerService } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppModule } from "./app.module.js";
import type { Engine } from "./engine.js";
import type { Parts } from "./health.js";
import { Certificates } from "./certificates/certificates.js";
import type { CertificatePlace } from "./certificates/place.js";
import { publicCertificates } from "./http/public-certificates.js";
import { publicLog } from "./http/public-log.js";
import { refuseBarely } from "./http/bare-refusal.js";
import { gate } from "./http/gate.js";
import { ProblemFilter } from "./http/problem.filter.js";
import { correlate, requestIdOf } from "./http/request-id.js";
import { noteRoutes } from "./http/routes.js";
import { protectiveHeaders, securityHeaders } from "./http/security-headers.js";
import { tellProblem } from "./http/tell-problem.js";
import type { ReadSide } from "./read-side.js";

/** For a request to arrive in full, in milliseconds; a document of 20 MiB needs some. */
const longestRequest = 120_000;

/** What runs in this process without it. */
type Beside = Pick<Parts, "worker" | "mail" | "redis">;

/** The Nest application, ready to listen. Bodies stay bytes: each route reads its own kind. */
export const httpServer = async (
  engine: Engine,
  reading: ReadSide,
  certifying: CertificatePlace,
  logger: LoggerService | false,
  beside: Beside = {},
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    // What is being answered is let be: see `drainOf`.
    forceCloseConnections: "idle",
    requestTimeout: longestRequest,
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: refuseBarely,
    // An address that cannot be read, or a part of it that is too long for a parameter.
    frameworkErrors: (fault: unknown, request: FastifyRequest, reply: FastifyReply) =>
      tellProblem(
        fault,
        request,
        reply.headers({ ...protectiveHeaders, "X-Request-Id": request.id }),
      ),
  });
  const fastify = adapter.getInstance();
  noteRoutes(fastify);
  correlate(fastify, engine.tracer);
  securityHeaders(fastify);
  gate(fastify, engine.tokens);
  publicLog(fastify, engine.reading);
  publicCertificates(fastify, new Certificates(engine, reading.reader, certifying));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(engine, reading, partsOf(engine, beside)),
    adapter,
    { logger, bodyParser: false, abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await fastify.ready();
  return app;
};

const partsOf = ({ reading: database, watched }: Engine, beside: Beside): Parts => ({
  database,
  log: () => watched.look(),
  ...beside,
});
