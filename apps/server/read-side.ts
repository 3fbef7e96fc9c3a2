import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import { beginning } from "#event-store/port.js";
import type { House } from "#infrastructure/house.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { type Moves, Reader } from "#projections/reader.js";
import { TimeTravel } from "#projections/time-travel.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "./engine.js";
import { LiveChanges } from "./live/changes.js";
import { openingOf } from "./opening.js";

const page = 500;

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
  { connection }: Pick<House, "connection">,
  engine: Engine,
  worker: Moves,
): ReadSide => {
  const { store, clock, reading: pool } = engine;
  const logger = new Logger("read-side");
  const travel = new TimeTravel({
    connection,
    store,
    open: openingOf(engine),
    momentOf: momentIn(pool),
  });
  const reader = new Reader(pool, store, worker, travel, clock);
  const head = async () => {
    const positions = [...(await readCheckpoints(pool)).values()].map((one) => one.position);
    // From there it is not far.
    let position = positions.toSorted().at(-1) ?? beginning;
    for (;;) {
      const last = (await store.readAll(position, page)).at(-1);
      if (!last) return position;
      position = last.position;
    }
  };
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
      await travel.close();
    },
  };
};
