import { Command, Option } from "commander";
import {
  fileDifference,
  labelDifference,
  sessionDifference,
  type ShowDifference,
} from "#read-models/difference/show-differences.js";
import { momentOf } from "./as-of.js";
import type { Cli } from "./cli.js";
import { printable } from "./table.js";
import { calling, thingCalled } from "./thing-called.js";

const queries = {
  application: fileDifference,
  session: sessionDifference,
  label: labelDifference,
} as const;

interface Options extends Pick<ShowDifference, "from" | "to"> {
  readonly of: keyof typeof queries;
  readonly json?: boolean;
}

/** What has become of something between two moments, field by field. */
export const differenceCommand = (cli: Cli): Command =>
  new Command("difference")
    .description(cli.say(words.summary))
    .argument("<ref>", cli.say(calling.ref))
    .addOption(
      new Option("--of <thing>", cli.say(calling.of))
        .choices(Object.keys(queries))
        .default("application"),
    )
    .option("--from <time>", cli.say(words.from))
    .option("--to <time>", cli.say(words.to))
    .option("--json", cli.say(words.json))
    .action(async (ref: string, { of, from, to, json = false }: Options) => {
      await cli.open(async (session) => {
        const now = session.engine.clock.now();
        const moments = {
          ...(from !== undefined && { from: momentOf(now, from) }),
          ...(to !== undefined && { to: momentOf(now, to) }),
        };
        const { ask } = await session.reading();
        const id = await thingCalled(session, of, ref, {});
        const found = await ask(queries[of], { id, ...moments });
        const lines = json
          ? [JSON.stringify(found, null, 2)]
          : found.differences.map(({ text }) => printable(text));
        for (const line of lines.length > 0 ? lines : [cli.say(words.none)]) cli.terminal.out(line);
      });
    });

const words = {
  summary: {
    fr: "Dit champ par champ ce qui a changé d’un dossier, d’une séance ou d’un label entre deux moments.",
    en: "Tells field by field what has changed of a file, a session or a label between two moments.",
  },
  from: {
    fr: "un jour, à sa fin, ou un instant ; depuis toujours, sans cette option",
    en: "a day, at its end, or an instant; from the very beginning without this option",
  },
  to: {
    fr: "un jour, à sa fin, ou un instant ; maintenant, sans cette option",
    en: "a day, at its end, or an instant; now without this option",
  },
  json: { fr: "en JSON", en: "as JSON" },
  none: { fr: "Rien n’a changé.", en: "Nothing has changed." },
} as const;
