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
  report: (fault: unknown) => void,
): (() => Promise<void>) => {
  const over = new AbortController();
  const beating = pool(presence, 1);
  for (const event of ["connect", "error"] as const) beating.on(event, () => watched.doubt());
  const watch = async () => {
    for (let told = ""; !over.signal.aborted; await pause(rhythm, over.signal)) {
      // What is merely away is told by whoever needs it.
      const fault: unknown = await beating
        .query("select")
        .then(() => watched.look())
        .then(nothing, (one: unknown) => one);
      if (fault instanceof LogShorter && fault.event !== told) report(fault);
      told = fault instanceof LogShorter ? fault.event : "";
    }
  };
  const watching = watch();
  return async () => {
    over.abort();
    await watching;
  };
};

const nothing = () => undefined;
