import { Command, Option } from "commander";
import { type ListedLabel, type ListLabels, listLabels } from "#read-models/labels/list-labels.js";
import { labelPhases as everyPhase } from "#read-models/labels/phase-on.js";
import type { Cli } from "./cli.js";
import { labelPhases } from "./label-phases.js";
import { listed } from "./listing.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListLabels, "scheme" | "phase" | "on"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The register as it is published: numbers in their order, and nothing that is not public. */
export const registerCommand = (cli: Cli): Command =>
  new Command("register")
    .description(cli.say(words.summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(everyPhase))
    .option("--on <day>", cli.say(words.on))
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
    shortened(printable(item.organisation.name ?? item.organisation.id), 50),
    item.from,
    item.until,
    cli.say(labelPhases[item.phase]),
    printable(item.scheme),
  ];

const words = {
  summary: {
    fr: "Donne le registre des labels : numéro, titulaire, durée, état.",
    en: "Gives the register of labels: number, holder, term, standing.",
  },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  phase: { fr: "selon leur état ce jour-là", en: "by how they stand on that day" },
  on: { fr: "l’état à ce jour ; aujourd’hui sinon", en: "the standing on this day; else today" },
  asOf: {
    fr: "tel qu’il était : un jour ou un instant",
    en: "as it was: a day or an instant",
  },
  json: { fr: "un objet JSON par label", en: "one JSON object a label" },
  headings: [
    { fr: "NUMÉRO", en: "NUMBER" },
    { fr: "TITULAIRE", en: "HOLDER" },
    { fr: "DU", en: "FROM" },
    { fr: "AU", en: "UNTIL" },
    { fr: "ÉTAT", en: "STANDING" },
    { fr: "DISPOSITIF", en: "SCHEME" },
  ],
} as const;
