import type { Position } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import { readTree } from "./tree.js";

/** The places in the log from which the tree goes on. */
export const placesOfTree = async (db: Database): Promise<readonly Position[]> => {
  const { position, before } = await readTree(db);
  return [position, before].filter((one) => one !== "");
};

/** The same events in another log, in the same order: only where they stand has changed. */
export const moveTree = async (
  db: Database,
  moved: ReadonlyMap<Position, Position>,
): Promise<void> => {
  const { position, before } = await readTree(db);
  await db.query(`update audit.tree set position = $1, before = $2 where position = $3`, [
    moved.get(position) ?? position,
    moved.get(before) ?? before,
    position,
  ]);
};
