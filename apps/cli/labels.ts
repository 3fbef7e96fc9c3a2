import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { type ListedLabel, type ListLabels, listLabels } from "#read-models/labels/list-labels.js";
import { labelPhases as everyPhase } from "#read-models/labels/phase-on.js";
import type { Cli } from "./cli.js";
import { labelPhases } from "./label-phases.js";
import { listed } from "./listing.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListLabels, "scheme" | "phase" | "on" | "search"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The labels in the order of their numbers, as they are looked at here or there. */
interface Listing {
  readonly name: string;
  readonly summary: Sentence;
  readonly phase: Sentence;
  /** What it can be asked for that the other cannot. */
  readonly more: readonly [flags: string, says: Sentence];
  readonly headings: readonly Sentence[];
  row(item: ListedLabel): readonly string[];
}

const listing = (cli: Cli, { name, summary, phase, more, headings, row }: Listing): Command =>
  new Command(name)
    .description(cli.say(summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(phase)).choices(everyPhase))
    .option(more[0], cli.say(more[1]))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json, ...filters }: Options) => {
      const params: ListLabels = filters;
      await listed(cli, { query: listLabels, params, headings, row, asOf, json });
    });

export const labelsCommand = (cli: Cli): Command =>
  listing(cli, {
    name: "labels",
    summary: { fr: "Liste les labels, par numéro.", en: "Lists the labels, by number." },
    phase: { fr: "selon leur état aujourd’hui", en: "by how they stand today" },
    more: ["--search <words>", words.search],
    headings: [
      words.number,
      words.inScheme,
      { fr: "STRUCTURE", en: "ORGANISATION" },
      { fr: "INITIATIVE", en: "INITIATIVE" },
      words.from,
      words.until,
      { fr: "ÉTAT", en: "PHASE" },
    ],
    row: (item) => [
      String(item.number),
      printable(item.scheme),
      shortened(printable(item.organisation.name ?? ""), 40),
      shortened(printable(item.title ?? ""), 40),
      item.from,
      item.until,
      cli.say(labelPhases[item.phase]),
    ],
  });

/** The register as it is published: nothing that is not public. */
export const registerCommand = (cli: Cli): Command =>
  listing(cli, {
    name: "register",
    summary: {
      fr: "Donne le registre des labels : numéro, titulaire, durée, état.",
      en: "Gives the register of labels: number, holder, term, standing.",
    },
    phase: { fr: "selon leur état ce jour-là", en: "by how they stand on that day" },
    more: ["--on <day>", words.on],
    headings: [
      words.number,
      { fr: "TITULAIRE", en: "HOLDER" },
      words.from,
      words.until,
      { fr: "ÉTAT", en: "STANDING" },
      words.inScheme,
    ],
    row: (item) => [
      String(item.number),
      shortened(printable(item.organisation.name ?? item.organisation.id), 50),
      item.from,
      item.until,
      cli.say(labelPhases[item.phase]),
      printable(item.scheme),
    ],
  });

const words = {
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  search: {
    fr: "avec des mots du titre ou de la structure",
    en: "with words of the title or the organisation",
  },
  on: { fr: "l’état à ce jour ; aujourd’hui sinon", en: "the standing on this day; else today" },
  asOf: {
    fr: "tels qu’ils étaient : un jour ou un instant",
    en: "as they were: a day or an instant",
  },
  json: { fr: "un objet JSON par label", en: "one JSON object a label" },
  number: { fr: "NUMÉRO", en: "NUMBER" },
  inScheme: { fr: "DISPOSITIF", en: "SCHEME" },
  from: { fr: "DU", en: "FROM" },
  until: { fr: "AU", en: "UNTIL" },
} as const;
