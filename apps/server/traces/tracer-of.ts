import { Logger } from "@nestjs/common";
import type { TraceSettings } from "#infrastructure/configuration/trace-settings.js";
import type { Meter } from "#infrastructure/telemetry/meter.js";
import { openTracer } from "#infrastructure/telemetry/open-tracer.js";
import type { Tracer } from "#infrastructure/telemetry/span.js";
import { version } from "../version.js";

/** Of a thread, where traces are on; what becomes of its spans is a line of the log, and counted. */
export const tracerOf = (
  settings: TraceSettings | undefined,
  meter: Meter,
): Promise<Tracer | undefined> => {
  const logger = new Logger("traces");
  return openTracer({ settings, version, meter, report: (words) => logger.warn(words) });
};
