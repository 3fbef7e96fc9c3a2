import { RecordedWorld } from "#commands/recorded-world.js";
import type { House } from "#infrastructure/house.js";
import type { Moves } from "#projections/passing.js";
import { Reader } from "#projections/reader.js";
import { TimeTravel } from "#projections/time-travel.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import type { Engine } from "./engine.js";
import { openingOf } from "./opening.js";

/** The one way to ask. @param moves tells when the read models have moved */
export const openReader = (
  { connection }: Pick<House, "connection">,
  engine: Engine,
  moves: Moves,
): { readonly reader: Reader; close(): Promise<void> } => {
  const { store, clock, reading: pool } = engine;
  const open = openingOf(engine);
  const world = new RecordedWorld(engine.streams, engine.blobs);
  const travel = new TimeTravel({ connection, store, open, momentOf: momentIn(pool) });
  return {
    reader: new Reader(pool, store, moves, travel, clock, (hash) => world.blob(hash)),
    close: () => travel.close(),
  };
};
