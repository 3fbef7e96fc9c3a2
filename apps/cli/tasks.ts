import { Command, Option } from "commander";
import { type ListedTask, type ListTasks, listTasks } from "#read-models/tasks/list-tasks.js";
import { taskCodes } from "#read-models/tasks/waiting.js";
import type { Cli } from "./cli.js";
import { listed } from "./listing.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListTasks, "code" | "until"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** What waits for somebody, what has waited longest first. */
export const tasksCommand = (cli: Cli): Command =>
  new Command("tasks")
    .description(cli.say(words.summary))
    .addOption(new Option("--code <code>", cli.say(words.code)).choices(taskCodes))
    .option("--until <day>", cli.say(words.until))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json, ...filters }: Options) => {
      const { headings } = words;
      const params: ListTasks = filters;
      await listed(cli, { query: listTasks, params, headings, row, asOf, json });
    });

const row = (item: ListedTask): readonly string[] => [
  item.since,
  shortened(printable([item.reference ?? "", item.title ?? ""].join(" ").trim() || item.id), 50),
  item.text,
];

const words = {
  summary: {
    fr: "Liste ce qui attend quelqu’un : depuis quand, à propos de quoi, que faire.",
    en: "Lists what waits for somebody: since when, what about, what to do.",
  },
  code: { fr: "d’une seule sorte", en: "of one kind alone" },
  until: { fr: "et ce qui attendra d’ici ce jour", en: "and what will wait by this day" },
  asOf: { fr: "tel que c’était : un jour ou un instant", en: "as it was: a day or an instant" },
  json: { fr: "un objet JSON par tâche", en: "one JSON object a task" },
  headings: [
    { fr: "DEPUIS", en: "SINCE" },
    { fr: "SUR", en: "ABOUT" },
    { fr: "À FAIRE", en: "TO DO" },
  ],
} as const;
