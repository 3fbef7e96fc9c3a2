import type { Moves } from "#projections/passing.js";

/** Where another process is the worker, checkpoints alone tell how far the read models have come. */
export const elsewhere: Moves = {
  position: () => undefined,
  onMove: () => () => undefined,
};
