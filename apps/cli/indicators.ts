import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { channels } from "#labelling/label/told.js";
import {
  type Indicators,
  type ShowIndicators,
  showIndicators,
} from "#read-models/indicators/show-indicators.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { indicatorLabels, indicatorInWords } from "./indicator-labels.js";
import { channelsInWords, sidesInWords } from "./reports-in-words.js";
import { aligned, printable } from "./table.js";

interface Options extends ShowIndicators {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** What labels report, added up: by channel, by period, by indicator, and the waves of surveys. */
export const indicatorsCommand = (cli: Cli): Command =>
  new Command("indicators")
    .description(cli.say(words.summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .option("--from <day>", cli.say(words.from))
    .option("--until <day>", cli.say(words.until))
    .addOption(new Option("--channel <channel>", cli.say(words.channel)).choices(channels))
    .option("--territory <department>", cli.say(words.territory))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json = false, ...filters }: Options) => {
      await cli.open(async (session) => {
        const moment = asOfIn(session, asOf);
        const { ask } = await session.reading();
        const params: ShowIndicators = filters;
        const found = await ask(showIndicators, params, moment);
        const lines = json
          ? [JSON.stringify(found)]
          : linesOf(cli, found, await indicatorLabels(session, params.scheme));
        for (const line of lines) cli.terminal.out(line);
      });
    });

const linesOf = (
  cli: Cli,
  { labels, realisation, result, astride, surveys }: Indicators,
  called: ReadonlyMap<string, Sentence>,
) => [
  cli.say(words.counts, { ...labels, reports: realisation.reports + result.reports }),
  ...(astride > 0 ? [cli.say(words.astride, { astride })] : []),
  ...table(
    cli,
    words.byChannel,
    realisation.actions.map(({ channel, side, ...one }) => [
      cli.say(channelsInWords[channel]),
      cli.say(sidesInWords[side]),
      ...[one.count, one.labels, one.initiatives].map(String),
    ]),
  ),
  ...table(
    cli,
    words.byPeriod,
    realisation.periods.map(({ from, until, channel, ...one }) => [
      from,
      until,
      cli.say(channelsInWords[channel]),
      ...[one.inRegion, one.outside, one.placeless].map(String),
    ]),
  ),
  ...table(
    cli,
    words.byIndicator,
    [realisation.indicators, realisation.others, result.indicators, result.others].flatMap(
      (totals, nth) =>
        totals.map(({ id, total, labels: telling }) => [
          cli.say(nth < 2 ? words.realisation : words.result),
          indicatorInWords(cli, id, called),
          ...[total, telling].map(String),
        ]),
    ),
  ),
  ...table(
    cli,
    words.byWave,
    surveys.flatMap(({ scope, wave, from, until, measures }) =>
      measures.map(({ key, unit, figure, was }) => [
        `${cli.say(words.scopes[scope])} ${wave}`,
        from,
        until,
        printable(key),
        figure === null ? "" : `${figure} ${cli.say(words.units[unit])}`,
        was.map((one) => String(one.figure)).join(", "),
      ]),
    ),
  ),
];

/** Nothing to tell, no table. */
const table = (
  cli: Cli,
  headings: readonly Sentence[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  if (rows.length === 0) return [];
  const named = headings.map((heading) => cli.say(heading));
  return ["", ...aligned(named, rows)];
};

const count = { fr: "NOMBRE", en: "COUNT" };
const labelsHeading = { fr: "LABELS", en: "LABELS" };
const channelHeading = { fr: "CANAL", en: "CHANNEL" };
const from = { fr: "DU", en: "FROM" };
const until = { fr: "AU", en: "UNTIL" };

const words = {
  summary: {
    fr: "Additionne ce que les labels rapportent : actions, résultats, vagues d’enquête.",
    en: "Adds up what labels report: actions, results, survey waves.",
  },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  from: {
    fr: "périodes commençant à partir de ce jour",
    en: "periods beginning on this day or later",
  },
  until: { fr: "périodes finissant jusqu’à ce jour", en: "periods ending on this day or earlier" },
  channel: { fr: "actions de ce canal", en: "actions of this channel" },
  territory: {
    fr: "titulaires ayant leur siège dans ce département",
    en: "holders that have their seat in this department",
  },
  asOf: {
    fr: "tels qu’on les connaissait : un jour ou un instant",
    en: "as they were known: a day or an instant",
  },
  json: { fr: "en JSON", en: "as JSON" },
  counts: {
    fr: "{held} labels pour {initiatives} initiatives ; {reports} rapports.",
    en: "{held} labels for {initiatives} initiatives; {reports} reports.",
  },
  astride: {
    fr: "{astride} rapports ne portent qu’en partie sur ces dates : ils ne sont pas comptés.",
    en: "{astride} reports lie only in part within these days: they are not counted.",
  },
  realisation: { fr: "réalisation", en: "realisation" },
  result: { fr: "résultat", en: "result" },
  scopes: {
    regional: { fr: "régionale", en: "regional" },
    national: { fr: "nationale", en: "national" },
    international: { fr: "internationale", en: "international" },
  },
  units: {
    count: { fr: "", en: "" },
    "tenths-of-percent": { fr: "‰", en: "‰" },
  },
  byChannel: [
    channelHeading,
    { fr: "OÙ", en: "WHERE" },
    count,
    labelsHeading,
    { fr: "INITIATIVES", en: "INITIATIVES" },
  ],
  byPeriod: [
    from,
    until,
    channelHeading,
    { fr: "EN RÉGION", en: "IN REGION" },
    { fr: "HORS RÉGION", en: "OUTSIDE" },
    { fr: "SANS LIEU", en: "PLACELESS" },
  ],
  byIndicator: [
    { fr: "SORTE", en: "KIND" },
    { fr: "INDICATEUR", en: "INDICATOR" },
    { fr: "TOTAL", en: "TOTAL" },
    labelsHeading,
  ],
  byWave: [
    { fr: "ENQUÊTE", en: "SURVEY" },
    from,
    until,
    { fr: "MESURE", en: "MEASURE" },
    { fr: "CHIFFRE", en: "FIGURE" },
    { fr: "AVANT", en: "BEFORE" },
  ],
} as const;
