import "reflect-metadata";
import path from "node:path";
import type { LogLevel } from "@nestjs/common";
import { StartRefused, tell, terminalTongue } from "#infrastructure/configuration/faults.js";
import {
  listenFault,
  readSettings,
  type Settings,
} from "#infrastructure/configuration/settings.js";
import { openHouse } from "#infrastructure/house.js";
import { stopOnSignal } from "#infrastructure/stop-signal.js";
import { banner } from "./banner.js";
import { openEngine } from "./engine.js";
import { httpServer } from "./http-server.js";
import { migrations } from "./migrations.js";
import { QuietLogger } from "./quiet-logger.js";
import { openReadSide } from "./read-side.js";
import { furnish } from "./sample/furnish.js";

const tongue = terminalTongue(process.env);

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const house = await openHouse({
    settings,
    role: "server",
    migrations,
    waiting: ({ pid }) => console.log(waiting[tongue].replace("{pid}", pid)),
  });
  const engine = await openEngine(house, path.join(settings.dataDir, "files"));
  const reading = openReadSide(house, engine);
  const stopping = new AbortController();
  const running = reading.run(stopping.signal);
  const stopReading = async () => {
    stopping.abort();
    await running;
    await reading.close();
  };
  // In this order; HTTP joins at the front once it is there.
  const stops = [stopReading, () => house.stop()];
  stopOnSignal(stops);
  try {
    await reading.ready();
    await furnish(engine, settings, tongue);
    const logger = new QuietLogger({ json: true, logLevels: levels[settings.logLevel] });
    const app = await httpServer(engine, reading, logger);
    stops.unshift(() => app.close());
    await app.listen(settings.port, settings.host).catch((thrown: unknown) => {
      throw listenFault(thrown, settings);
    });
    const address = await app.getUrl();
    await house.announce(address);
    await banner(address, engine, settings, tongue);
  } catch (fault) {
    for (const stop of stops) await stop();
    throw fault;
  }
};

/** Nest's names of the levels: each with what is graver. */
const levels: Readonly<Record<Settings["logLevel"], LogLevel[]>> = {
  error: ["error", "fatal"],
  warn: ["error", "fatal", "warn"],
  info: ["error", "fatal", "warn", "log"],
  debug: ["error", "fatal", "warn", "log", "debug"],
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
