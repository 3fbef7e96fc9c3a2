import "reflect-metadata";
import path from "node:path";
import { type ConsoleLogger, Logger } from "@nestjs/common";
import { StartRefused, tell, terminalTongue } from "#infrastructure/configuration/faults.js";
import {
  listenFault,
  readSettings,
  type Settings,
} from "#infrastructure/configuration/settings.js";
import { tryPort } from "#infrastructure/free-port.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { makeQueue } from "#infrastructure/queue/queue-parts.js";
import { tryRedis } from "#infrastructure/queue/redis/try-redis.js";
import { Meter } from "#infrastructure/telemetry/meter.js";
import { sparing } from "#infrastructure/queue/sparing.js";
import { stopOnSignal } from "#infrastructure/stop-signal.js";
import { auditPlace } from "./audit/place.js";
import { type AwayWatch, mailWatch, queueWatch } from "./away-watch.js";
import { banner, startLine } from "./banner.js";
import { certificatePlace } from "./certificates/place.js";
import { drainOf } from "./drain.js";
import { type Engine, openEngine } from "./engine.js";
import { httpServer } from "./http-server.js";
import { inTurn } from "./in-turn.js";
import { scrape } from "./metrics/scrape.js";
import { migrations } from "./migrations.js";
import { quietLogger } from "./quiet-logger.js";
import { openReadSide } from "./read-side.js";
import { furnish } from "./sample/furnish.js";
import { tracerOf } from "./traces/tracer-of.js";
import { elsewhere } from "./worker/elsewhere.js";
import { healthServer } from "./worker/health-server.js";
import { watchLog } from "./watch-log.js";
import { WorkerThread } from "./worker/worker-thread.js";

const tongue = terminalTongue(process.env);

/** In the order in which they stop: HTTP joins at the front once it is there, the house goes last. */
type Stopping = (() => Promise<void>)[];

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const logger = quietLogger(settings.logLevel);
  Logger.overrideLogger(logger);
  const house = await openHouse({
    settings,
    role: "server",
    migrations,
    waiting: ({ pid }) => say(settings, logger, waiting[tongue].replace("{pid}", pid)),
  });
  // After the folder: that it is held says more. Before the sample, which takes a while.
  const needed = [tryPort(settings), tryQueue(house, settings), auditPlace(settings)];
  await Promise.all(needed).catch(async (fault: unknown) => {
    await house.stop();
    throw fault;
  });
  const stops: Stopping = [() => house.stop()];
  const asked = stopOnSignal(stops);
  const worker = settings.roles.includes("worker")
    ? work(house, settings, logger, stops)
    : undefined;
  const working = worker ? { worker, ...watchesOf(settings, logger, stops) } : {};
  try {
    if (settings.roles.includes("web")) await serve(house, settings, logger, working, stops);
    else if (worker) await answerForWorker(house, settings, logger, { ...working, worker }, stops);
  } catch (fault) {
    // Whoever stops us in the midst of the sample needs no account of what was left undone.
    if (asked.aborted) return;
    for (const stop of stops) await stop();
    throw fault;
  }
};

/** Whoever only serves needs none. */
const tryQueue = async ({ connection }: House, { roles, redisUrl }: Settings): Promise<void> => {
  if (!roles.includes("worker")) return;
  await (redisUrl === undefined ? makeQueue(connection) : tryRedis(redisUrl));
};

/** In production a machine reads, line by line; else somebody at a terminal. */
const say = ({ production }: Settings, logger: ConsoleLogger, line: string): void => {
  if (production) logger.log(line, "start");
  else console.log(`\n${line}`);
};

const work = (
  { connection }: House,
  settings: Settings,
  logger: ConsoleLogger,
  stops: Stopping,
): WorkerThread => {
  const report = sparing((fault) => logger.error(fault, undefined, "worker"));
  const worker = new WorkerThread({ connection, settings }, report);
  const stopping = new AbortController();
  const working = worker.run(stopping.signal);
  stops.unshift(async () => {
    stopping.abort();
    await working;
  });
  return worker;
};

/** What waits for a server that is away is told of, and stands in readiness. */
const watchesOf = (
  { mail, redisUrl }: Settings,
  logger: ConsoleLogger,
  stops: Stopping,
): Pick<Working, "mail" | "redis"> => {
  const watches = {
    ...(mail && { mail: mailWatch(mail, logger, tongue) }),
    ...(redisUrl && { redis: queueWatch(redisUrl, logger, tongue) }),
  };
  const stopping = new AbortController();
  for (const watch of Object.values(watches)) void watch.run(stopping.signal);
  stops.unshift(async () => stopping.abort());
  return watches;
};

/** What works in this process, where it is a worker. */
interface Working {
  readonly worker?: WorkerThread;
  readonly mail?: Pick<AwayWatch, "isAway">;
  readonly redis?: Pick<AwayWatch, "isAway">;
}

const serve = async (
  house: House,
  settings: Settings,
  logger: ConsoleLogger,
  working: Working,
  stops: Stopping,
): Promise<void> => {
  const { worker } = working;
  const meter = new Meter();
  const tracer = await tracerOf(settings.traces, meter);
  if (tracer) stops.unshift(() => tracer.close());
  const engine = await engineOf(house, settings, { meter, ...(tracer && { tracer }) });
  if (worker) meter.include(() => worker.figures());
  stops.unshift(watchLog(house, engine, logger));
  const reading = openReadSide(house, engine, worker ?? elsewhere);
  stops.unshift(() => reading.close());
  // Without a worker here, read models come when they come: until then each says so.
  if (worker) await reading.ready();
  const furnishing = () => furnish(engine, settings, tongue);
  await (settings.database ? inTurn(house, furnishing) : furnishing());
  const app = await httpServer(engine, reading, certificatePlace(settings), logger, working);
  stops.unshift(drainOf(app, reading.changes));
  await app.listen(settings.port, settings.host).catch((thrown: unknown) => {
    throw listenFault(thrown, settings);
  });
  const address = await app.getUrl();
  await house.announce(address);
  say(settings, logger, startLine(address, settings, tongue));
  if (!settings.production) await banner(address, engine, settings, tongue);
};

const engineOf = (
  house: House,
  { dataDir, eventStoreUrl, webhooksAllow }: Settings,
  watching: Partial<Pick<Engine, "meter" | "tracer">> = {},
) => openEngine(house, path.join(dataDir, "files"), eventStoreUrl, { ...watching, webhooksAllow });

const answerForWorker = async (
  house: House,
  settings: Settings,
  logger: ConsoleLogger,
  working: Working & { readonly worker: WorkerThread },
  stops: Stopping,
): Promise<void> => {
  const { worker } = working;
  // The thread has its own: one here as well, since what is refused of a log ends the process.
  const engine = await engineOf(house, settings);
  engine.meter.include(() => worker.figures());
  stops.unshift(watchLog(house, engine, logger, "log watch"));
  const { address, close } = await healthServer(
    { database: engine.reading, log: () => engine.watched.look(), ...working },
    () => scrape(engine),
    settings,
  ).catch((thrown: unknown) => {
    throw listenFault(thrown, settings);
  });
  stops.unshift(close);
  say(settings, logger, startLine(address, settings, tongue));
};

const waiting = {
  fr: "Une commande (processus {pid}) utilise le dossier de données : attente de sa fin…",
  en: "A command (process {pid}) is using the data folder: waiting for it to end…",
};

start().catch((fault: unknown) => {
  if (fault instanceof StartRefused)
    for (const one of fault.faults) console.error(tell(one, tongue));
  else console.error(fault);
  process.exit(1);
});
