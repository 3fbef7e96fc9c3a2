import "reflect-metadata";
import path from "node:path";
import { Logger } from "@nestjs/common";
import { StartRefused, tell, terminalTongue } from "#infrastructure/configuration/faults.js";
import { listenFault, readSettings } from "#infrastructure/configuration/settings.js";
import { tryPort } from "#infrastructure/free-port.js";
import { openHouse } from "#infrastructure/house.js";
import { stopOnSignal } from "#infrastructure/stop-signal.js";
import { banner } from "./banner.js";
import { openEngine } from "./engine.js";
import { httpServer } from "./http-server.js";
import { migrations } from "./migrations.js";
import { quietLogger } from "./quiet-logger.js";
import { openReadSide } from "./read-side.js";
import { furnish } from "./sample/furnish.js";
import { WorkerThread } from "./worker/worker-thread.js";

const tongue = terminalTongue(process.env);

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const house = await openHouse({
    settings,
    role: "server",
    migrations,
    waiting: ({ pid }) => console.log(waiting[tongue].replace("{pid}", pid)),
  });
  // After the folder: that it is held says more. Before the sample, which takes a while.
  await tryPort(settings).catch(async (fault: unknown) => {
    await house.stop();
    throw fault;
  });
  const engine = await openEngine(house, path.join(settings.dataDir, "files"));
  const logger = quietLogger(settings.logLevel);
  Logger.overrideLogger(logger);
  const report = (fault: unknown) => logger.error(fault, undefined, "worker");
  const worker = new WorkerThread({ connection: house.connection, settings }, report);
  const reading = openReadSide(house, engine, worker);
  const stopping = new AbortController();
  const working = worker.run(stopping.signal);
  const stopWorking = async () => {
    await reading.close();
    stopping.abort();
    await working;
  };
  // In this order; HTTP joins at the front once it is there.
  const stops = [stopWorking, () => house.stop()];
  const asked = stopOnSignal(stops);
  try {
    await reading.ready();
    await furnish(engine, settings, tongue);
    const app = await httpServer(engine, reading, logger);
    stops.unshift(() => app.close());
    await app.listen(settings.port, settings.host).catch((thrown: unknown) => {
      throw listenFault(thrown, settings);
    });
    const address = await app.getUrl();
    await house.announce(address);
    await banner(address, engine, settings, tongue);
  } catch (fault) {
    // Whoever stops us in the midst of the sample needs no account of what was left undone.
    if (asked.aborted) return;
    for (const stop of stops) await stop();
    throw fault;
  }
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
