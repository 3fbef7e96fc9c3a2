import { HttpException, Logger } from "@nestjs/common";
import { randomUUID } from "node:crypto";
import { FromNewerRelease } from "#commands/domain-event.js";
import { BlobMissing } from "#commands/recorded-world.js";
import { ClockNotTrusted } from "#commands/stamp-clock.js";
import { AppendTooLarge, LogUnavailable } from "#event-store/port.js";
import { databaseIsAway } from "#infrastructure/database/away.js";
import { within } from "#infrastructure/telemetry/correlation.js";
import { pointerTo } from "#kernel/index.js";
import { sentenceOf } from "#labelling/registry.js";
import { LogShorter } from "#projections/log-seen.js";
import { FilterRefused } from "#projections/query.js";
import { NotReady } from "#projections/reader.js";
import { FoldStopped } from "#projections/rebuild.js";
import { NotCanonical } from "#sealing/canonical.js";
import { NotRecorded } from "../record-readings.js";
import { Problem } from "./problem.js";
import { unstorable } from "./unstorable.js";

const logger = new Logger("http");

/**
 * What a caller is told of anything thrown. Only what is a fault of ours is logged, with its stack.
 * @param reference under which it is found in the log
 */
export const problemOf = (fault: unknown, reference: string = randomUUID()): Problem => {
  if (fault instanceof Problem) return fault;
  if (fault instanceof AppendTooLarge) return Problem.of("TOO_MUCH_AT_ONCE");
  if (fault instanceof LogShorter) return Problem.of("LOG_SHORTER", { event: fault.event });
  if (fault instanceof LogUnavailable || databaseIsAway(fault)) return Problem.of("UNAVAILABLE");
  if (fault instanceof ClockNotTrusted) return Problem.of("CLOCK_NOT_TRUSTED");
  if (fault instanceof NotRecorded) return Problem.of("CONTENDED");
  if (fault instanceof FromNewerRelease) return Problem.of("FROM_NEWER_RELEASE");
  if (fault instanceof FoldStopped) return Problem.of("LOG_FROM_NEWER_RELEASE");
  if (fault instanceof FilterRefused) {
    const { filter, code } = fault;
    const told = { pointer: pointerTo(filter), code, about: {}, sentence: sentenceOf(code) };
    return Problem.of("INVALID", {}, [told]);
  }
  if (fault instanceof NotReady) return Problem.of("NOT_READY", { model: fault.model });
  if (fault instanceof BlobMissing) return Problem.of("BLOB_MISSING", { hash: fault.hash });
  if (fault instanceof NotCanonical) {
    return Problem.of("INVALID", {}, [unstorable(fault.code, fault.pointer)]);
  }
  const status = statusOf(fault);
  if (status === 404 || status === 414) return Problem.of("NOT_FOUND");
  if (status === 413) return Problem.of("BODY_TOO_LARGE");
  if (status === 415) return Problem.of("MEDIA_TYPE_NOT_SUPPORTED");
  if (status === 503) return Problem.of("UNAVAILABLE");
  if (status >= 400 && status < 500) return Problem.of("BAD_REQUEST");
  const thrown = fault instanceof Error ? fault : new Error(String(fault));
  within({ request: reference }, () => logger.error(thrown));
  return Problem.of("INTERNAL", { reference });
};

/** Nest's exceptions and Fastify's errors both carry a status, under different names. */
const statusOf = (fault: unknown): number => {
  if (fault instanceof HttpException) return fault.getStatus();
  if (typeof fault === "object" && fault !== null && "statusCode" in fault) {
    return typeof fault.statusCode === "number" ? fault.statusCode : 500;
  }
  return 500;
};
