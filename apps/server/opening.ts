import type { Open } from "#projections/told.js";
import type { Engine } from "./engine.js";

/** How folds see what is personal, with the keys and parts of this thread's own engine. */
export const openingOf =
  ({ sealer, store }: Pick<Engine, "sealer" | "store">): Open =>
  (events) =>
    sealer.open(events, (hashes) => store.sealedParts(hashes));
