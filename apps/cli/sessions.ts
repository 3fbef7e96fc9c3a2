import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import {
  type ListedSession,
  type ListSessions,
  listSessions,
  sessionPhases,
} from "#read-models/sessions/list-sessions.js";
import { showSession } from "#read-models/sessions/show-session.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { listed } from "./listing.js";
import { namesFor } from "./names.js";
import type { Session } from "./session.js";
import { roomOf } from "./session-room/room.js";
import { linesOf } from "./session-room/telling.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListSessions, "scheme" | "from" | "until" | "phase"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The calendar of committees, the first day first; or one session, as it stands. */
export const sessionsCommand = (cli: Cli): Command =>
  new Command("sessions")
    .description(cli.say(words.summary))
    .argument("[id]", cli.say(words.id))
    .option("--scheme <id>", cli.say(words.scheme))
    .option("--from <day>", cli.say(words.from))
    .option("--until <day>", cli.say(words.until))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(sessionPhases))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (id: string | undefined, { asOf, json, ...filters }: Options) => {
      if (id !== undefined) {
        if (asOf !== undefined || Object.keys(filters).length > 0) throw new BadInput(words.ofList);
        return cli.open((session) => show(session, cli, id.toLowerCase(), json));
      }
      const { headings } = words;
      const params: ListSessions = filters;
      await listed(cli, { query: listSessions, params, headings, row: rowOf(cli), asOf, json });
    });

/** As whoever runs it sees it. */
const show = async (session: Session, cli: Cli, id: string, json = false): Promise<void> => {
  const { ask } = await session.reading();
  const lines = json
    ? [JSON.stringify(await ask(showSession, { id }))]
    : linesOf(cli, await roomOf(session, id, namesFor(session))).slice(1, -1);
  for (const line of lines) cli.terminal.out(line);
};

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
  summary: {
    fr: "Liste les séances des comités, ou montre où en est l’une d’elles.",
    en: "Lists the sessions of committees, or shows where one of them stands.",
  },
  id: { fr: "l’identifiant d’une séance", en: "the id of a session" },
  ofList: {
    fr: "Les options choisissent parmi les séances : avec l’identifiant de l’une d’elles, seule --json a un sens.",
    en: "Options choose among the sessions: with the id of one, --json alone makes sense.",
  },
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
