import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import {
  type ListedSession,
  type ListSessions,
  listSessions,
  sessionPhases,
} from "#read-models/sessions/list-sessions.js";
import type { Cli } from "./cli.js";
import { listed } from "./listing.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListSessions, "scheme" | "from" | "until" | "phase"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The calendar of committees, the first day first. */
export const sessionsCommand = (cli: Cli): Command =>
  new Command("sessions")
    .description(cli.say(words.summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .option("--from <day>", cli.say(words.from))
    .option("--until <day>", cli.say(words.until))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(sessionPhases))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json, ...filters }: Options) => {
      const { headings } = words;
      const params: ListSessions = filters;
      await listed(cli, { query: listSessions, params, headings, row: rowOf(cli), asOf, json });
    });

const rowOf =
  (cli: Cli) =>
  (item: ListedSession): readonly string[] => [
    item.heldOn,
    item.id,
    printable(item.scheme),
    shortened(printable(item.place), 40),
    cli.say(words.phases[item.phase]),
    String(item.items.length),
    String(item.items.filter(({ outcome }) => outcome !== null).length),
  ];

const words = {
  summary: { fr: "Liste les séances des comités.", en: "Lists the sessions of committees." },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  from: { fr: "tenues à partir de ce jour", en: "held on this day or later" },
  until: { fr: "tenues jusqu’à ce jour", en: "held on this day or earlier" },
  phase: { fr: "à un moment de leur déroulement", en: "in a phase" },
  asOf: {
    fr: "telles qu’elles étaient : un jour ou un instant",
    en: "as they were: a day or an instant",
  },
  json: { fr: "un objet JSON par séance", en: "one JSON object a session" },
  phases: {
    unknown: { fr: "inconnue", en: "unknown" },
    convened: { fr: "convoquée", en: "convened" },
    open: { fr: "ouverte", en: "open" },
    adjourned: { fr: "ajournée", en: "adjourned" },
    closed: { fr: "levée", en: "closed" },
  },
  headings: [
    { fr: "JOUR", en: "DAY" },
    { fr: "SÉANCE", en: "SESSION" },
    { fr: "DISPOSITIF", en: "SCHEME" },
    { fr: "LIEU", en: "PLACE" },
    { fr: "ÉTAT", en: "PHASE" },
    { fr: "POINTS", en: "ITEMS" },
    { fr: "DÉCIDÉS", en: "DECIDED" },
  ],
} as const satisfies {
  readonly phases: Record<ListedSession["phase"], Sentence>;
  readonly [other: string]: unknown;
};
