import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import type { House } from "#infrastructure/house.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { Projector } from "#projections/projector.js";
import { Reader } from "#projections/reader.js";
import type { Progress } from "#projections/table-builder.js";
import { TimeTravel } from "#projections/time-travel.js";
import type { Open } from "#projections/told.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import { readModels } from "#read-models/registry.js";
import { beginning } from "#event-store/port.js";
import type { Engine } from "./engine.js";
import { Changes } from "./live/changes.js";

/** What keeps the read models true, and the one way to ask them. */
export interface ReadSide {
  readonly reader: Reader;
  readonly projector: Projector;
  readonly changes: Changes;
  /** Starts the work; resolves when it has ended after `signal`. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when every read model has a table of this release's version. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export const openReadSide = (
  house: House,
  { store, sealer, clock, reading }: Engine,
  progress?: (progress: Progress) => void,
): ReadSide => {
  const logger = new Logger("projections");
  const open: Open = (events) => sealer.open(events, (hashes) => store.sealedParts(hashes));
  const { connection } = house;
  const projector = new Projector({
    connection,
    store,
    open,
    models: readModels,
    ...(progress ? { progress } : {}),
    report: (fault) => logger.error(fault),
  });
  const travel = new TimeTravel({ connection, store, open, momentOf: momentIn(reading) });
  const reader = new Reader(reading, store, projector, travel, clock);
  const changes = new Changes(store, reader);
  return {
    reader,
    projector,
    changes,
    run: async (signal) => {
      const positions = [...(await readCheckpoints(reading)).values()].map((one) => one.position);
      const [now = beginning] = positions.toSorted().toReversed();
      await Promise.all([projector.run(signal), changes.run(now, signal)]);
    },
    ready: async () => {
      for (;;) {
        const known = await readCheckpoints(reading);
        if (readModels.every(({ name, version }) => known.get(name)?.version === version)) return;
        await pause(20);
      }
    },
    close: () => travel.close(),
  };
};
