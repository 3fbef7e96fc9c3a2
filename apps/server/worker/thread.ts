// The worker as a thread: it shares nothing with the one that serves but the data folder and the
// database, each through connections of its own, so that it could be a process as well.
import "reflect-metadata";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { Logger } from "@nestjs/common";
import { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { keyKeepingOf } from "#infrastructure/configuration/settings.js";
import { poolsAt } from "#infrastructure/database/pool.js";
import { type Figures, Meter } from "#infrastructure/telemetry/meter.js";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { readModels } from "#read-models/registry.js";
import { auditPlace } from "../audit/place.js";
import { openEngine } from "../engine.js";
import { mailerOf } from "../mails/mailer-of.js";
import { quietLogger } from "../quiet-logger.js";
import { tracerOf } from "../traces/tracer-of.js";
import { openWork } from "./work.js";
import type { Asked, Place, Positions } from "./worker-thread.js";

const { connection, settings } = workerData as Place;
const {
  dataDir,
  production,
  logLevel,
  mail,
  redisUrl,
  eventStoreUrl,
  webhooksAllow = [],
  traces,
} = settings;
Logger.overrideLogger(quietLogger(logLevel));

const stopping = new AbortController();
let figures = async (): Promise<Figures> => [];
parentPort?.on("message", (asked: Asked) => {
  if (asked === "stop") stopping.abort();
  else
    void figures().then(
      (told) => asked.postMessage(told, []),
      () => asked.postMessage([], []),
    );
});

const pools = poolsAt(connection);
const clock = new FolderClock(dataDir, production);
const keyKeeping = keyKeepingOf(settings);
const meter = new Meter();
const tracer = await tracerOf(traces, meter);
const watching = { meter, ...(tracer && { tracer }) };
const files = path.join(dataDir, "files");
const house = { clock, keyKeeping, ...pools };
const engine = await openEngine(house, files, eventStoreUrl, watching);
figures = () => meter.own();
const outside = { mailer: mailerOf(mail, clock), caller: webhookCaller(webhooksAllow) };
const work = openWork(connection, engine, outside, await auditPlace(settings), redisUrl);
const tell = () => {
  const positions = readModels.flatMap(({ name }) => {
    const position = work.projector.position(name);
    return position === undefined ? [] : [[name, position] as const];
  });
  const told: Positions = new Map(positions);
  parentPort?.postMessage(told, []);
};
work.projector.onMove(tell);
// Of none yet: that it has come so far.
tell();
await work.run(stopping.signal);
await tracer?.close();
await pools.end();
parentPort?.close();
// Its exporter would go on trying to reach a collector that is away.
if (tracer) process.exit();
