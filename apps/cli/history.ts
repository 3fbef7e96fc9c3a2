import { Command } from "commander";
import { streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { type AuditEntry, searchAuditTrail } from "#read-models/audit-trail/search-audit-trail.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { fileCalled } from "./file-called.js";
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
              entries.map(rowOf),
            );
        for (const line of lines) cli.terminal.out(line);
      });
    });

const rowOf = (entry: AuditEntry): readonly string[] => [
  String(entry.version),
  entry.at,
  entry.type,
  entry.actor.as,
  entry.actor.id,
  entry.actor.for ?? "",
  entry.hash.slice(0, 16),
];

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
    { fr: "FAIT", en: "EVENT" },
    { fr: "QUALITÉ", en: "CAPACITY" },
    { fr: "PAR", en: "BY" },
    { fr: "POUR", en: "FOR" },
    { fr: "EMPREINTE", en: "HASH" },
  ],
} as const;
