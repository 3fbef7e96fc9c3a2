import type { Position } from "#event-store/port.js";
import { readCheckpoints } from "./checkpoint.js";
import type { Database } from "./database.js";
import { pause } from "./pause.js";
import type { Projection } from "./projection.js";

/**
 * Resolves once each of them, of this version, has come as far as the goal. One that has stopped is not waited
 * for: what it holds is shown, and it is told elsewhere why.
 * @throws the signal's reason when it aborts
 */
export const caughtUp = async (
  db: Database,
  projections: readonly Pick<Projection, "name" | "version">[],
  goal: Position,
  signal?: AbortSignal,
): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted();
    const known = await readCheckpoints(db);
    const areThere = projections.every(({ name, version }) => {
      const at = known.get(name);
      return at?.version === version && (at.position >= goal || at.stopped !== null);
    });
    if (areThere) return;
    await pause(20);
  }
};
