import { Command } from "commander";
import { rebuild } from "#projections/rebuild.js";
import { openingOf } from "../server/opening.js";
import type { Cli } from "./cli.js";
import { modelsCalled } from "./models.js";
import { progressBar } from "./progress-bar.js";

/** Beside the live tables, which go on; Ctrl-C leaves them as they are. */
export const rebuildCommand = (cli: Cli): Command =>
  new Command("rebuild")
    .description(cli.say(words.summary))
    .argument("[model]", cli.say(words.model))
    .action(async (name: string | undefined) => {
      const models = modelsCalled(name);
      await cli.open(async ({ house: { connection }, engine }) => {
        const bar = progressBar(cli.terminal, cli.say(words.building));
        let told = 0;
        try {
          await rebuild({
            connection,
            models,
            store: engine.store,
            open: openingOf(engine),
            signal: cli.terminal.signal,
            progress: ({ events, of }) => bar.update((told = events), of),
          });
        } finally {
          bar.stop();
        }
        const built = models.map((model) => model.name);
        cli.terminal.out(cli.say(words.built, { built, told }));
      });
    });

const words = {
  summary: {
    fr: "Refait une table de lecture, ou toutes, à partir du journal ; l’ancienne sert jusqu’au bout.",
    en: "Builds a read model anew from the log, or all of them; the old one serves until the end.",
  },
  model: { fr: "son nom ; toutes sinon", en: "its name; all otherwise" },
  building: { fr: "Reconstruction", en: "Rebuilding" },
  built: {
    fr: "Reconstruit à partir de {told} faits : {built}.",
    en: "Built anew from {told} events: {built}.",
  },
} as const;
