import { Command, Option } from "commander";
import { deadlineKinds } from "#read-models/deadlines/deadlines.js";
import { type ShowWhy, showWhy } from "#read-models/why/show-why.js";
import { whats } from "#read-models/why/why.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { fileCalled } from "./file-called.js";
import { printable } from "./table.js";

interface Options extends Pick<ShowWhy, "what" | "deadline"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** What something follows from, as far as whoever asks may see it. */
export const whyCommand = (cli: Cli): Command =>
  new Command("why")
    .description(cli.say(words.summary))
    .argument("<ref>", cli.say(words.ref))
    .addOption(new Option("--what <what>", cli.say(words.what)).choices(whats))
    .addOption(new Option("--deadline <kind>", cli.say(words.deadline)).choices(deadlineKinds))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (ref: string, { asOf, json = false, ...asked }: Options) => {
      await cli.open(async (session) => {
        const moment = asOfIn(session, asOf);
        const { ask } = await session.reading();
        const id = await fileCalled(session, ref, moment);
        const found = await ask(showWhy, { id, ...asked }, moment);
        const lines = json ? [JSON.stringify(found, null, 2)] : found.text.map(printable);
        for (const line of lines) cli.terminal.out(line);
      });
    });

const words = {
  summary: {
    fr: "Dit de quoi découle une décision, une vérification, une échéance, un vote ou un label.",
    en: "Tells what a decision, a check, a due day, a vote or a label follows from.",
  },
  ref: { fr: "la référence du dossier, ou son identifiant", en: "the file’s reference or id" },
  what: {
    fr: "ce dont on demande la raison ; la décision, sans cette option",
    en: "what the reason of is asked for; the decision without this option",
  },
  deadline: {
    fr: "quelle échéance ; celle de la décision, sans cette option",
    en: "which due day; that of the decision without this option",
  },
  asOf: {
    fr: "tel qu’on le savait : un jour ou un instant",
    en: "as was known: a day or an instant",
  },
  json: { fr: "le graphe, en JSON", en: "the graph, as JSON" },
} as const;
