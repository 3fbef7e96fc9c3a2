import { setTimeout as pause } from "node:timers/promises";
import { Logger } from "@nestjs/common";
import { beginning } from "#event-store/port.js";
import { clockGuard } from "#infrastructure/clock/trusted-clock.js";
import type { House } from "#infrastructure/house.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { Projector } from "#projections/projector.js";
import { Reader } from "#projections/reader.js";
import type { Progress } from "#projections/table-builder.js";
import { TimeTravel } from "#projections/time-travel.js";
import type { Open } from "#projections/told.js";
import { Dispatcher } from "#reactions/dispatcher.js";
import { ReactionProjection } from "#reactions/reaction-projection.js";
import { reactions } from "#reactions/registry.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "./engine.js";
import { senderOf } from "./errands.js";
import { Changes } from "./live/changes.js";

/** What keeps the read models true, what follows by itself, and the one way to ask. */
export interface ReadSide {
  readonly reader: Reader;
  readonly projector: Projector;
  readonly dispatcher: Dispatcher;
  readonly changes: Changes;
  /** Starts the work; resolves when it has ended after `signal`. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when every read model has a table of this release's version. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export const openReadSide = (
  { connection }: House,
  engine: Engine,
  progress?: (progress: Progress) => void,
): ReadSide => {
  const { store, sealer, clock, reading: pool } = engine;
  const logger = new Logger("read-side");
  const report = (fault: unknown) => logger.error(fault);
  const open: Open = (events) => sealer.open(events, (hashes) => store.sealedParts(hashes));
  const projector = new Projector({
    connection,
    store,
    open,
    report,
    models: readModels,
    reactions: reactions.map((reaction) => new ReactionProjection(reaction, store)),
    ...(progress ? { progress } : {}),
  });
  const travel = new TimeTravel({ connection, store, open, momentOf: momentIn(pool) });
  const reader = new Reader(pool, store, projector, travel, clock);
  const changes = new Changes(store, reader);
  const guard = clockGuard(async () => {
    const { rows } = await pool.query<{ now: Date }>("select clock_timestamp() as now");
    return rows[0]?.now ?? new Date(0);
  });
  const clockIsSane = async () => (await guard()).trusted;
  const dispatcher = new Dispatcher({ pool, clock, clockIsSane, report, send: senderOf(engine) });
  projector.onMove(() => dispatcher.wake());
  return {
    reader,
    projector,
    dispatcher,
    changes,
    run: async (signal) => {
      const positions = [...(await readCheckpoints(pool)).values()].map((one) => one.position);
      const last = positions.toSorted().at(-1) ?? beginning;
      // Whoever follows live changes reads again; the server goes on without telling of them.
      const following = changes.run(last, signal).catch(report);
      await Promise.all([projector.run(signal), dispatcher.run(signal), following]);
    },
    ready: async () => {
      for (;;) {
        const known = await readCheckpoints(pool);
        if (readModels.every(({ name, version }) => known.get(name)?.version === version)) return;
        await pause(20);
      }
    },
    close: () => travel.close(),
  };
};
