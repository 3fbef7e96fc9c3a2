import { pause } from "#projections/pause.js";

/**
 * Milliseconds between two checkpoints, by the wall clock: when one is signed says nothing of when
 * something happened, but that it was in these seconds.
 */
export const beat = 5_000;

export const onEachBeat = async (signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
  while (!signal.aborted) {
    await pause(beat - (Date.now() % beat), signal);
    if (!signal.aborted) await work();
  }
};
