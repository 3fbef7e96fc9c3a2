import type { LoggerService } from "@nestjs/common";
import { LogUnavailable } from "#event-store/port.js";
import { sparing } from "#infrastructure/queue/sparing.js";
import type { CourierParts } from "#reactions/courier.js";

/**
 * What is away fails every job that waits for it, over and over: a line each, whose stack nobody needs. A
 * fault that is news is told whole, once a minute. Which job it was, the logger knows.
 */
export const tellFailedJob = (
  logger: Pick<LoggerService, "error" | "warn">,
): CourierParts["report"] => {
  let isTold = false;
  const whole = sparing((fault) => {
    isTold = true;
    logger.error(fault);
  });
  return (fault, { nextAt }) => {
    isTold = false;
    // That it is away, and no more, is told once (`watchLog`).
    if (!(fault instanceof LogUnavailable)) whole(fault);
    if (isTold) return;
    const next = nextAt ? `tried again at ${nextAt.toISOString()}` : "not tried again by itself";
    logger.warn(`${codeOf(fault)}: ${next}`);
  };
};

/** What it is called: its words may be long, or repeat a value. */
const codeOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return "Error";
  return "code" in fault && typeof fault.code === "string" ? fault.code : fault.name;
};
