import { Logger } from "@nestjs/common";
import { beginning } from "#event-store/port.js";
import type { House } from "#infrastructure/house.js";
import { caughtUp } from "#projections/caught-up.js";
import { endOfLog } from "#projections/end-of-log.js";
import type { Moves } from "#projections/passing.js";
import type { Reader } from "#projections/reader.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "./engine.js";
import { LiveChanges } from "./live/changes.js";
import { openReader } from "./open-reader.js";

/** What is read by those who ask this server: the one way to ask, and what changes meanwhile. */
export interface ReadSide {
  readonly reader: Reader;
  readonly changes: LiveChanges;
  /** Resolves when every read model has a table of this release's version. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** @param worker whoever keeps the read models true, here or in another thread */
export const openReadSide = (
  house: Pick<House, "connection">,
  engine: Engine,
  worker: Moves,
): ReadSide => {
  const { store, reading: pool } = engine;
  const logger = new Logger("read-side");
  const { reader, close } = openReader(house, engine, worker);
  const head = () => endOfLog(store, pool);
  const changes = new LiveChanges(store, reader, head, (fault) => logger.error(fault));
  return {
    reader,
    changes,
    ready: () => caughtUp(pool, readModels, beginning),
    close: async () => {
      await changes.close();
      await close();
    },
  };
};
