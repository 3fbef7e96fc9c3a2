import path from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, Option } from "commander";
import { engineActor } from "#kernel/index.js";
import {
  causes,
  type Cause,
  origin,
  recoveryOf,
  type Place,
  theLog,
} from "#labelling/origin/origin.js";
import { recoverLog } from "#labelling/origin/recover-log.js";
import { everyCommand } from "#labelling/registry.js";
import { type Caused, goOn } from "#reactions/go-on.js";
import { readModels } from "#read-models/registry.js";
import { type Engine, openEngine } from "../../server/engine.js";
import { refuseBesideOthers } from "../beside-others.js";
import type { Cli } from "../cli.js";
import { BadInput, Failed } from "../failures.js";
import { openFolder } from "../open-folder.js";
import { progressBar } from "../progress-bar.js";
import { type Loss, lossOf } from "./loss.js";
import { words } from "./words.js";

interface Options {
  readonly reason: Cause;
  readonly yes?: true;
}

/** For a log that was restored from an older copy, or failed over to one that was behind. */
export const recoverCommand = (cli: Cli): Command =>
  new Command("recover")
    .description(cli.say(words.summary))
    .addOption(
      new Option("--reason <reason>", cli.say(words.reason)).choices(causes).makeOptionMandatory(),
    )
    .option("--yes", cli.say(words.yes))
    .action(async (options: Options) => {
      const { terminal } = cli;
      const { settings, house } = await openFolder(terminal);
      try {
        await refuseBesideOthers(house);
        const files = path.join(settings.dataDir, "files");
        const engine = await openEngine(house, files, settings.eventStoreUrl, { lacksEnd: true });
        const loss = await found(cli, engine);
        tellLoss(cli, loss);
        const { recoveries } = await engine.streams
          .load(origin, theLog, 0)
          .then(({ state }) => state);
        const begun = recoveryOf({ recoveries }, loss.seen);
        if (begun) terminal.out(cli.say(words.begun));
        else if (!options.yes) await confirmed(cli);
        await refuseBesideOthers(house);
        if (!begun) await state(engine, loss, options.reason);
        await goOn(house.pool("recovery", 1), {
          models: readModels.map(({ name }) => name),
          orphans: [...new Set(loss.messages.map(({ cause }) => cause))],
          streams: [...loss.streams.keys()],
          commands: everyCommand,
          left: loss.left,
        });
        terminal.out(cli.say(words.recovered));
      } finally {
        await house.stop();
      }
    });

const found = async (cli: Cli, { store, reading }: Engine): Promise<Loss> => {
  const { terminal } = cli;
  const bar = progressBar(terminal, cli.say(words.looking));
  const progress = (events: number) => bar.update(events, events);
  const loss = await lossOf(store, reading, progress, terminal.signal).finally(() => bar.stop());
  if (!loss) throw new Failed(words.whole);
  return loss;
};

/** What the log says of itself from then on. */
const state = async ({ road }: Engine, loss: Loss, reason: Cause): Promise<void> => {
  const { seen, end, missing } = loss;
  const outcome = await road.execute({
    command: recoverLog,
    id: theLog,
    body: { reason, seen, end, missing },
    actor: engineActor,
    key: `recover/${seen.stream}/${seen.version}/${seen.event ?? ""}`,
  });
  if (outcome.outcome !== "done")
    throw new Error(`the recovery was not stated: ${outcome.outcome}`);
};

const tellLoss = (cli: Cli, { seen, end, missing, streams, messages }: Loss): void => {
  const { out } = cli.terminal;
  out(cli.say(words.seen, aboutPlace(cli, seen)));
  out(cli.say(words.end, aboutPlace(cli, end)));
  out(cli.say(words.missing, { missing }));
  for (const [stream, count] of streams) out(`  ${stream} ${count}`);
  const gone = messages.filter(({ status }) => status !== "done");
  const sent = messages.filter((one) => one.status === "done" && hasLeft(one));
  out(cli.say(words.retired, { count: gone.length }));
  out(cli.say(words.sent, { count: sent.length }));
  for (const { id, command, target } of sent) out(`  ${command} ${target} (${id})`);
};

/** A command stays in the house; what it led to is missing as well. */
const hasLeft = ({ command }: Caused) => !everyCommand.some(({ type }) => type === command);

const aboutPlace = (cli: Cli, { event, stream, version, index }: Place) => ({
  event: event ?? cli.say(words.damaged),
  stream,
  version,
  index: index ?? "?",
});

const confirmed = async ({ terminal, say }: Cli): Promise<void> => {
  if (!terminal.isWatched || !process.stdin.isTTY) throw new BadInput(words.sayYes);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`${say(words.sure)} `, { signal: terminal.signal });
    if (answer.trim() !== say(words.affirmative)) throw new Failed(words.leftAsItWas);
  } finally {
    asking.close();
  }
};
