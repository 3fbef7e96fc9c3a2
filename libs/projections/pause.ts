import { setTimeout } from "node:timers/promises";

/** Milliseconds, or less when the signal aborts. */
export const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
};
