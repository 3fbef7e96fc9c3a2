import { Logger } from "@nestjs/common";
import type { Connection } from "#infrastructure/database/connection.js";
import type { Mailer } from "#mails/mailer.js";
import type { Caller } from "#infrastructure/webhooks/caller.js";
import { openJobs } from "#infrastructure/queue/open-jobs.js";
import { sparing } from "#infrastructure/queue/sparing.js";
import { within } from "#infrastructure/telemetry/correlation.js";
import { Projector } from "#projections/projector.js";
import { Courier } from "#reactions/courier.js";
import { Dispatcher } from "#reactions/dispatcher.js";
import { ReactionProjection } from "#reactions/reaction-projection.js";
import { reactions } from "#reactions/registry.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "../engine.js";
import { eraser } from "../erasure/erase.js";
import { FileSight } from "../live/file-sight.js";
import { openReader } from "../open-reader.js";
import { openingOf } from "../opening.js";
import { senderOf } from "./errands.js";

/** What a worker does: keeps the read models true, and sees to what follows by itself. */
export interface Work {
  readonly projector: Projector;
  /** Until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}

/** Where what leaves the house goes. */
export interface Outside {
  readonly mailer: Mailer;
  readonly caller: Caller;
}

export const openWork = (
  connection: Connection,
  engine: Engine,
  { mailer, caller }: Outside,
  redisUrl?: string,
): Work => {
  const { store, clock, guard, reading: pool } = engine;
  const logger = new Logger("worker");
  const report = (fault: unknown) => logger.error(fault);
  const projector = new Projector({
    connection,
    store,
    open: openingOf(engine),
    report,
    models: readModels,
    reactions: reactions.map((reaction) => new ReactionProjection(reaction, store)),
    alsoLeased: [Dispatcher.work],
  });
  const clockIsSane = async () => (await guard.look()).trusted;
  const { reader, close } = openReader({ connection }, engine, projector);
  const sender = senderOf(engine, {
    mailer,
    caller,
    sight: new FileSight(reader),
    erase: eraser(engine, connection),
  });
  const send: typeof sender = (errand) => engine.meter.job(errand.command, () => sender(errand));
  const courier = new Courier({ pool, clock, report, send });
  const dispatcher = new Dispatcher({
    pool,
    clock,
    clockIsSane,
    report: sparing(report),
    lease: () => projector.lease(Dispatcher.work),
  });
  projector.onMove(() => dispatcher.wake());
  const work = async (id: string) => {
    await within({ job: id }, () => courier.carry(id));
    dispatcher.wake();
  };
  const dispatch = async (signal: AbortSignal) => {
    const jobs = await openJobs({ connection, report, work }, redisUrl);
    await dispatcher.run(signal, jobs.hand).finally(jobs.close);
  };
  return {
    projector,
    run: async (signal) => {
      await Promise.all([projector.run(signal), dispatch(signal)]).finally(close);
    },
  };
};
