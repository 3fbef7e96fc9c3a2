import { beginning, type EventStore, type Position } from "#event-store/port.js";
import { readCheckpoints } from "./checkpoint.js";
import type { Database } from "./database.js";

const page = 1_000;

/** Where the log ends now; looked for from where the projections stand, which is not far. */
export const endOfLog = async (store: EventStore, db: Database): Promise<Position> => {
  const positions = [...(await readCheckpoints(db)).values()].map(({ position }) => position);
  for (let last = positions.sort().at(-1) ?? beginning; ;) {
    const next = (await store.readAll(last, page)).at(-1);
    if (!next) return last;
    last = next.position;
  }
};
