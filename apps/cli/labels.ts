import { Command, Option } from "commander";
import { type ListedLabel, type ListLabels, listLabels } from "#read-models/labels/list-labels.js";
import { labelPhases as everyPhase } from "#read-models/labels/phase-on.js";
import type { Cli } from "./cli.js";
import { labelPhases } from "./label-phases.js";
import { listed } from "./listing.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListLabels, "scheme" | "phase" | "search"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The register, in the order of its numbers. */
export const labelsCommand = (cli: Cli): Command =>
  new Command("labels")
    .description(cli.say(words.summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(everyPhase))
    .option("--search <words>", cli.say(words.search))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json, ...filters }: Options) => {
      const { headings } = words;
      const params: ListLabels = filters;
      await listed(cli, { query: listLabels, params, headings, row: rowOf(cli), asOf, json });
    });

const rowOf =
  (cli: Cli) =>
  (item: ListedLabel): readonly string[] => [
    String(item.number),
    printable(item.scheme),
    shortened(printable(item.organisation.name ?? ""), 40),
    shortened(printable(item.title ?? ""), 40),
    item.from,
    item.until,
    cli.say(labelPhases[item.phase]),
  ];

const words = {
  summary: { fr: "Liste les labels, par numéro.", en: "Lists the labels, by number." },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  phase: { fr: "selon leur état aujourd’hui", en: "by how they stand today" },
  search: {
    fr: "avec des mots du titre ou de la structure",
    en: "with words of the title or the organisation",
  },
  asOf: {
    fr: "tels qu’ils étaient : un jour ou un instant",
    en: "as they were: a day or an instant",
  },
  json: { fr: "un objet JSON par label", en: "one JSON object a label" },
  headings: [
    { fr: "NUMÉRO", en: "NUMBER" },
    { fr: "DISPOSITIF", en: "SCHEME" },
    { fr: "STRUCTURE", en: "ORGANISATION" },
    { fr: "INITIATIVE", en: "INITIATIVE" },
    { fr: "DU", en: "FROM" },
    { fr: "AU", en: "UNTIL" },
    { fr: "ÉTAT", en: "PHASE" },
  ],
} as const;
