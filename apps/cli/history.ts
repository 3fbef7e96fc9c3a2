import { Command } from "commander";
import { streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { type AuditEntry, searchAuditTrail } from "#read-models/audit-trail/search-audit-trail.js";
import { eventSentences } from "#read-models/event-sentences/index.js";
import { capacityInWords } from "./capacities.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { fileCalled } from "./file-called.js";
import { parisTime } from "./paris-time.js";
import { aligned } from "./table.js";

/** What the log holds of a file, event by event, with the hash of each. */
export const historyCommand = (cli: Cli): Command =>
  new Command("history")
    .description(cli.say(words.summary))
    .argument("<ref>", cli.say(words.ref))
    .option("--json", cli.say(words.json))
    .action(async (ref: string, { json = false }: { readonly json?: boolean }) => {
      await cli.open(async (session) => {
        const { every } = await session.reading();
        const stream = streamName(application.kind, await fileCalled(session, ref));
        const entries: AuditEntry[] = [];
        for await (const entry of every(searchAuditTrail, { stream })) entries.push(entry);
        if (entries.length === 0) throw new Failed(words.none, { ref });
        // The trail gives the latest first; a story is read from its beginning.
        entries.reverse();
        const lines = json
          ? entries.map((entry) => JSON.stringify(entry))
          : aligned(
              words.headings.map((heading) => cli.say(heading)),
              entries.map((entry) => rowOf(cli, entry)),
            );
        for (const line of lines) cli.terminal.out(line);
      });
    });

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
    fr: "Dit à qui audite ce que le journal tient d’un dossier, fait par fait.",
    en: "Tells whoever audits what the log holds of a file, event by event.",
  },
  ref: { fr: "sa référence ou son identifiant", en: "its reference or id" },
  none: {
    fr: "Le journal ne tient aucun dossier « {ref} ».",
    en: "The log holds no file “{ref}”.",
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
