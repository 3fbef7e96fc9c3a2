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
import { Sequencer } from "#audit-log/sequencer.js";
import { Signer } from "#audit-log/signer.js";
import type { AuditPlace } from "../audit/place.js";
import type { Engine } from "../engine.js";
import { eraser } from "../erasure/erase.js";
import { LiveSight } from "../live/live-sight.js";
import { openReader } from "../open-reader.js";
import { openingOf } from "../opening.js";
import { openAuditWork } from "./audit-work.js";
import { jobTrace } from "../traces/job-trace.js";
import { outsideTrace } from "../traces/outside-trace.js";
import { reactionTrail } from "../traces/reaction-trail.js";
import { senderOf } from "./errands.js";
import { tellFailedJob } from "./tell-failed-job.js";

/** What a worker does: keeps the read models true, and sees to what follows by itself. */
export interface Work {
  readonly projector: Projector;
  /** Signs the log, as on each beat. */
  beat(): Promise<void>;
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
  outside: Outside,
  place: AuditPlace,
  redisUrl?: string,
): Work => {
  const { store, clock, guard, reading: pool, tracer } = engine;
  const logger = new Logger("worker");
  const report = sparing((fault) => logger.error(fault));
  const trail = tracer && reactionTrail(tracer);
  const projector = new Projector({
    connection,
    store,
    open: openingOf(engine),
    report,
    models: readModels,
    reactions: reactions.map((reaction) => new ReactionProjection(reaction, store, trail)),
    alsoLeased: [Dispatcher.work, Sequencer.work, Signer.work],
  });
  const clockIsSane = async () => (await guard.look()).trusted;
  const { reader, close } = openReader({ connection }, engine, projector);
  const ways = tracer ? outsideTrace(tracer, outside) : outside;
  const sight = new LiveSight(reader);
  const sender = senderOf(engine, { ...ways, sight, erase: eraser(engine, connection) });
  const traced = tracer ? jobTrace(tracer, sender) : sender;
  const send: typeof sender = (errand) => engine.meter.job(errand.command, () => traced(errand));
  const courier = new Courier({ pool, clock, report: tellFailedJob(logger), send });
  const dispatcher = new Dispatcher({
    pool,
    clock,
    clockIsSane,
    report,
    lease: () => projector.lease(Dispatcher.work),
  });
  const lease = (name: string) => projector.lease(name);
  const audit = openAuditWork({ store, db: pool, place, lease, report });
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
    beat: audit.beat,
    run: async (signal) => {
      await Promise.all([projector.run(signal), dispatch(signal), audit.run(signal)]).finally(
        close,
      );
    },
  };
};
