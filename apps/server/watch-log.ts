import type { LoggerService } from "@nestjs/common";
import type { House } from "#infrastructure/house.js";
import { LogShorter } from "#projections/log-seen.js";
import { pause } from "#projections/pause.js";
import type { Engine } from "./engine.js";

/** Milliseconds between two looks when nobody asks for anything; a lost connection is told at once. */
const rhythm = 3_000;

/** What the connection of a process that serves is called: by it, others know that one is at work. */
export const presence = "web";

/**
 * A server that failed over breaks this connection, too, however long nobody has asked for anything.
 * @returns how to stop
 */
export const watchLog = (
  { pool }: Pick<House, "pool">,
  { watched }: Pick<Engine, "watched">,
  logger: Pick<LoggerService, "error" | "warn" | "log">,
  name = presence,
): (() => Promise<void>) => {
  const over = new AbortController();
  const beating = pool(name, 1);
  for (const event of ["connect", "error"] as const) beating.on(event, () => watched.doubt());
  const watch = async () => {
    for (let told = "up"; !over.signal.aborted; await pause(rhythm, over.signal)) {
      const fault: unknown = await beating
        .query("select")
        .then(() => watched.look())
        .then(nothing, (one: unknown) => one);
      const state = stateOf(fault);
      if (state === told || over.signal.aborted) continue;
      told = state;
      // Once, for all whom it keeps waiting.
      if (fault instanceof LogShorter) logger.error(fault, undefined, "log");
      else if (fault === undefined) logger.log("LOG_UP: the log answers again.", "log");
      else logger.warn(`LOG_AWAY: the log does not answer (${wordsOf(fault)}).`, "log");
    }
  };
  const watching = watch();
  return async () => {
    over.abort();
    await watching;
  };
};

const stateOf = (fault: unknown): string => {
  if (fault === undefined) return "up";
  return fault instanceof LogShorter ? fault.event : "away";
};

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : "no reason");

const nothing = () => undefined;
