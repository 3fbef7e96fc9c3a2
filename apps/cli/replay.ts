import { Command } from "commander";
import { replay, type Replayed } from "#projections/replay.js";
import { momentIn } from "#read-models/audit-trail/moment.js";
import { readModels } from "#read-models/registry.js";
import { openingOf } from "../server/opening.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { checkLog, type LogCheck } from "./log-check.js";
import { progressBar } from "./progress-bar.js";

/** Everything is a fold over the log: here it is done again, and held against what is shown. */
export const replayCommand = (cli: Cli): Command =>
  new Command("replay")
    .description(cli.say(words.summary))
    .option("--as-of <time>", cli.say(words.asOf))
    .action(async (options: { readonly asOf?: string }) => {
      await cli.open(async (session) => {
        const { asOf } = asOfIn(session, options.asOf);
        const { store, reading: pool } = session.engine;
        const { signal } = cli.terminal;
        await session.reading();
        const until = asOf === undefined ? {} : { until: (await momentIn(pool)(asOf)).position };
        const bar = progressBar(cli.terminal, cli.say(words.replaying));
        try {
          const log = await checkLog(store, (events) => bar.update(0, events), signal);
          const passed = { store, open: openingOf(session.engine), signal };
          const { connection } = session.house;
          const progress = (events: number) => bar.update(events, log.events);
          const found = await replay({
            ...passed,
            connection,
            models: readModels,
            progress,
            ...until,
          });
          bar.stop();
          tell(cli, log, found);
        } finally {
          bar.stop();
        }
      });
    });

const tell = (cli: Cli, log: LogCheck, found: readonly Replayed[]): void => {
  const { events, streams } = log;
  cli.terminal.out(cli.say(words.log, { events, streams }));
  for (const { code, event } of log.faults) cli.terminal.out(cli.say(words[code], { event }));
  for (const one of found) cli.terminal.out(`${one.model}: ${verdict(cli, one)}`);
  const isSound = log.faults.length === 0 && found.every(isSame);
  if (!isSound) throw new Failed(words.differs);
  cli.terminal.out(cli.say(words.sound));
};

const isSame = ({ live, stopped }: Replayed): boolean =>
  stopped === undefined &&
  (live === "not-compared" || (live !== "absent" && live.differing.length === 0));

const verdict = (cli: Cli, { rows, live, stopped }: Replayed): string => {
  if (stopped !== undefined) return cli.say(words.stopped, { reason: stopped });
  if (live === "not-compared") return cli.say(words.rows, { rows });
  if (live === "absent") return cli.say(words.absent, { rows });
  return live.differing.length === 0
    ? cli.say(words.same, { rows })
    : cli.say(words.differing, { rows, keys: live.differing });
};

const words = {
  summary: {
    fr: "Rejoue tout le journal et compare aux tables que l’on montre ; vérifie chaque fait au passage.",
    en: "Replays the whole log and compares with the tables that are shown; checks each event.",
  },
  asOf: {
    fr: "rejoue jusqu’à un jour ou un instant, sans comparer",
    en: "replays up to a day or an instant, and compares with nothing",
  },
  replaying: { fr: "Relecture", en: "Replaying" },
  log: {
    fr: "Journal : {events} faits, {streams} flux.",
    en: "Log: {events} events, {streams} streams.",
  },
  ALTERED: {
    fr: "{event} : n’est plus ce dont on avait pris l’empreinte.",
    en: "{event}: is not any more what was hashed.",
  },
  GAP: {
    fr: "{event} : ne suit pas le précédent.",
    en: "{event}: does not follow the one before.",
  },
  BACK_IN_TIME: {
    fr: "{event} : est daté d’avant le précédent.",
    en: "{event}: bears an earlier time than the one before.",
  },
  rows: { fr: "{rows} lignes", en: "{rows} rows" },
  same: { fr: "{rows} lignes, identiques", en: "{rows} rows, the same" },
  absent: {
    fr: "{rows} lignes, mais rien à quoi les comparer",
    en: "{rows} rows, but nothing to compare them with",
  },
  stopped: { fr: "s’arrête : {reason}", en: "stops: {reason}" },
  differing: {
    fr: "{rows} lignes ; celles-ci diffèrent : {keys}",
    en: "{rows} rows; these differ: {keys}",
  },
  sound: { fr: "Tout concorde.", en: "All is as it should be." },
  differs: {
    fr: "Tout ne concorde pas. « rebuild » refait une table de lecture ; un journal altéré se restaure d’une sauvegarde.",
    en: "Not all is as it should be. “rebuild” builds a read model anew; an altered log is restored from a backup.",
  },
} as const;
