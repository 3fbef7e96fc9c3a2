import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import type { House } from "#infrastructure/house.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { endOfLog } from "#projections/end-of-log.js";
import type { Moves, Reader } from "#projections/reader.js";
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
    ready: async () => {
      for (;;) {
        const known = await readCheckpoints(pool);
        if (readModels.every(({ name, version }) => known.get(name)?.version === version)) return;
        await pause(20);
      }
    },
    close: async () => {
      await changes.close();
      await close();
    },
  };
};
