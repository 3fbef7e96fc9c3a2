import { Command, Option } from "commander";
import { streamName } from "#kernel/index.js";
import { type AuditEntry, searchAuditTrail } from "#read-models/audit-trail/search-audit-trail.js";
import { eventSentences } from "#read-models/event-sentences/index.js";
import { fileHistory } from "#read-models/history/file-history.js";
import { labelHistory } from "#read-models/history/label-history.js";
import { organisationHistory } from "#read-models/history/organisation-history.js";
import { sessionHistory } from "#read-models/history/session-history.js";
import type { StoryEntry } from "#read-models/history/story.js";
import { asOfIn } from "./as-of.js";
import { capacityInWords } from "./capacities.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { parisTime } from "./paris-time.js";
import type { Session } from "./session.js";
import { aligned, printable } from "./table.js";
import { calling, type Thing, thingCalled, things } from "./thing-called.js";

interface Options {
  readonly of: Thing;
  readonly log?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The story of something, as whoever asks may know it; to auditors also what the log holds of it. */
export const historyCommand = (cli: Cli): Command =>
  new Command("history")
    .description(cli.say(words.summary))
    .argument("<ref>", cli.say(calling.ref))
    .addOption(
      new Option("--of <thing>", cli.say(calling.of)).choices(things).default("application"),
    )
    .addOption(new Option("--log", cli.say(words.log)).conflicts("asOf"))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (ref: string, { of, log = false, asOf, json = false }: Options) => {
      await cli.open(async (session) => {
        const moment = asOfIn(session, asOf);
        const id = await thingCalled(session, of, ref, moment);
        const lines = log
          ? await logLines(cli, session, { of, id, ref, json })
          : await storyLines(cli, session, { of, id, json }, moment);
        for (const line of lines) cli.terminal.out(line);
      });
    });

interface Asked {
  readonly of: Thing;
  readonly id: string;
  readonly json: boolean;
}

const queries = {
  application: fileHistory,
  session: sessionHistory,
  label: labelHistory,
  organisation: organisationHistory,
} as const;

const storyLines = async (
  cli: Cli,
  session: Session,
  { of, id, json }: Asked,
  moment: { readonly asOf?: string },
): Promise<readonly string[]> => {
  const { ask } = await session.reading();
  const { scheme, entries } = await ask(queries[of], { id }, moment);
  if (json) return entries.map((entry) => JSON.stringify(entry));
  return entries.flatMap((entry) => entryLines(cli, entry, scheme));
};

const entryLines = (cli: Cli, entry: StoryEntry, scheme: string | null): readonly string[] => {
  const { at, by, text, said, item, schemeVersion, deadlines } = entry;
  const under = [
    capacityInWords(cli, by),
    ...(schemeVersion === null ? [] : [`${scheme ?? ""} v${schemeVersion}`]),
    ...(item === null ? [] : [item.slice(0, 8)]),
  ];
  return [
    printable(
      [parisTime(at), text, `(${under.join(", ")})`, ...(said ? [`« ${said} »`] : [])].join("  "),
    ),
    ...deadlines.map((one) => `  ${one.text}`),
  ];
};

/** With the hash of each event. */
const logLines = async (
  cli: Cli,
  session: Session,
  { of, id, ref, json }: Asked & { readonly ref: string },
): Promise<readonly string[]> => {
  const { every } = await session.reading();
  const entries: AuditEntry[] = [];
  for await (const entry of every(searchAuditTrail, { stream: streamName(of, id) }))
    entries.push(entry);
  if (entries.length === 0) throw new Failed(words.none, { ref });
  // The trail gives the latest first; a story is read from its beginning.
  entries.reverse();
  return json
    ? entries.map((entry) => JSON.stringify(entry))
    : aligned(
        words.headings.map((heading) => cli.say(heading)),
        entries.map((entry) => rowOf(cli, entry)),
      );
};

const rowOf = (cli: Cli, entry: AuditEntry): readonly string[] => [
  String(entry.version),
  parisTime(entry.at),
  inWords(cli, entry.type),
  capacityInWords(cli, entry.actor.as),
  entry.type,
  entry.actor.id,
  entry.actor.for ?? "",
  entry.hash.slice(0, 16),
];

/** An event of another release is told by its name. */
const inWords = (cli: Cli, type: string): string => {
  const sentence = eventSentences[type];
  return sentence ? cli.say(sentence) : type;
};

const words = {
  summary: {
    fr: "Raconte un dossier, une séance, un label ou une structure : qui a fait quoi, quand, sous quelles règles, avec quel effet sur quelle échéance.",
    en: "Tells the story of a file, a session, a label or an organisation: who did what, when, under which rules, with which effect on which deadline.",
  },
  log: {
    fr: "dit à qui audite ce que le journal en tient, fait par fait, avec leur empreinte",
    en: "tells whoever audits what the log holds of it, event by event, with their hashes",
  },
  asOf: { fr: "jusqu’à un jour ou un instant", en: "up to a day or an instant" },
  none: {
    fr: "Le journal ne tient rien sous « {ref} ».",
    en: "The log holds nothing under “{ref}”.",
  },
  json: { fr: "un objet JSON par fait", en: "one JSON object an event" },
  headings: [
    { fr: "N°", en: "NO" },
    { fr: "QUAND", en: "WHEN" },
    { fr: "CE QUI S’EST PASSÉ", en: "WHAT HAPPENED" },
    { fr: "QUALITÉ", en: "CAPACITY" },
    { fr: "FAIT", en: "EVENT" },
    { fr: "PAR", en: "BY" },
    { fr: "POUR", en: "FOR" },
    { fr: "EMPREINTE", en: "HASH" },
  ],
} as const;
