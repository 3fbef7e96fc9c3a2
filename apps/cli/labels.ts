import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { type ListedLabel, type ListLabels, listLabels } from "#read-models/labels/list-labels.js";
import { labelPhases as everyPhase } from "#read-models/labels/phase-on.js";
import { showLabel } from "#read-models/labels/show-label.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { indicatorLabels } from "./indicator-labels.js";
import { labelLines } from "./label.js";
import { labelCalled } from "./label-called.js";
import { labelPhases } from "./label-phases.js";
import { listed } from "./listing.js";
import type { Session } from "./session.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListLabels, "scheme" | "phase" | "on" | "search"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

interface Ways {
  readonly scheme: string | undefined;
  readonly asOf: string | undefined;
  readonly json: boolean | undefined;
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

const listing = (cli: Cli, { name, summary, phase, more }: Listing): Command =>
  new Command(name)
    .description(cli.say(summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(phase)).choices(everyPhase))
    .option(more[0], cli.say(more[1]))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json));

const list = (cli: Cli, { headings, row }: Listing, { asOf, json, ...params }: Options) =>
  listed<ListLabels, ListedLabel>(cli, { query: listLabels, params, headings, row, asOf, json });

/** The labels by number; or one of them, as whoever runs it sees it. */
export const labelsCommand = (cli: Cli): Command => {
  const all: Listing = {
    name: "labels",
    summary: {
      fr: "Liste les labels, par numéro, ou montre l’un d’eux.",
      en: "Lists the labels, by number, or shows one of them.",
    },
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
  };
  return listing(cli, all)
    .argument("[label]", cli.say(words.called))
    .action(async (called: string | undefined, options: Options) => {
      if (called === undefined) return list(cli, all, options);
      const { asOf, json, scheme, ...others } = options;
      if (Object.keys(others).length > 0) throw new BadInput(words.ofList);
      return cli.open((session) => show(session, cli, called, { asOf, json, scheme }));
    });
};

const show = async (
  session: Session,
  cli: Cli,
  called: string,
  { asOf, json = false, scheme }: Ways,
): Promise<void> => {
  const moment = asOfIn(session, asOf);
  const { ask } = await session.reading();
  const id = await labelCalled(session, called, scheme === undefined ? {} : { scheme }, moment);
  const label = await ask(showLabel, { id }, moment);
  const lines = json
    ? [JSON.stringify(label)]
    : labelLines(cli, label, await indicatorLabels(session, label.scheme));
  for (const line of lines) cli.terminal.out(line);
};

/** The register as it is published: nothing that is not public. */
export const registerCommand = (cli: Cli): Command => {
  const all: Listing = {
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
  };
  return listing(cli, all).action((options: Options) => list(cli, all, options));
};

const words = {
  called: {
    fr: "le numéro d’un label, ou son identifiant",
    en: "the number of a label, or its id",
  },
  ofList: {
    fr: "Les options choisissent parmi les labels : avec l’un d’eux, seules --scheme, --as-of et --json ont un sens.",
    en: "Options choose among the labels: with one of them, --scheme, --as-of and --json alone make sense.",
  },
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
