import { Command, Option } from "commander";
import {
  type FileDeadlines,
  type ListDeadlines,
  listDeadlines,
} from "#read-models/deadlines/list-deadlines.js";
import type { ToldDeadline } from "#read-models/deadlines/told-deadlines.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { printable } from "./table.js";

interface Options extends Pick<ListDeadlines, "state" | "until"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Those that run out first come first, each with the ledger that explains its day. */
export const deadlinesCommand = (cli: Cli): Command =>
  new Command("deadlines")
    .description(cli.say(words.summary))
    .addOption(
      new Option("--state <state>", cli.say(words.state)).choices(["open", "met", "missed"]),
    )
    .option("--until <day>", cli.say(words.until))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json = false, ...filters }: Options) => {
      await cli.open(async (session) => {
        const moment = asOfIn(session, asOf);
        const { every } = await session.reading();
        const params: ListDeadlines = filters;
        for await (const item of every(listDeadlines, params, moment)) {
          const lines = json ? [JSON.stringify(item)] : fileLines(item, cli);
          for (const line of lines) cli.terminal.out(line);
        }
      });
    });

const fileLines = (file: FileDeadlines, cli: Cli): readonly string[] => [
  printable(`${file.reference ?? file.application}  ${file.title ?? ""}`),
  ...file.deadlines.flatMap(deadlineLines(cli)).map((line) => `  ${line}`),
];

export const deadlineLines =
  (cli: Cli) =>
  ({ kind, state, due, ledger }: ToldDeadline): readonly string[] => [
    cli.say(due === null ? words.standing : words.standingDue, {
      kind: cli.say(words.kinds[kind]),
      state: cli.say(words.states[state]),
      due: due ?? "",
    }),
    ...ledger.map(({ text }) => `  ${text}`),
  ];

const words = {
  summary: {
    fr: "Liste les échéances, chacune avec ce qui explique son jour.",
    en: "Lists the deadlines, each with what explains its day.",
  },
  state: { fr: "ouvertes, closes ou dépassées", en: "open, met or missed" },
  until: { fr: "ouvertes jusqu’à ce jour", en: "open up to this day" },
  asOf: { fr: "telles qu’elles étaient", en: "as they were" },
  json: { fr: "un objet JSON par dossier", en: "one JSON object a file" },
  standing: { fr: "{kind} : {state}", en: "{kind}: {state}" },
  standingDue: { fr: "{kind} : {state}, {due}", en: "{kind}: {state}, {due}" },
  kinds: {
    complements: { fr: "Compléments", en: "Complements" },
    decision: { fr: "Décision", en: "Decision" },
  },
  states: {
    "not-started": { fr: "pas commencée", en: "not started" },
    running: { fr: "en cours", en: "running" },
    suspended: { fr: "suspendue", en: "suspended" },
    met: { fr: "close", en: "met" },
    missed: { fr: "dépassée", en: "missed" },
  },
} as const satisfies {
  readonly kinds: Record<ToldDeadline["kind"], unknown>;
  readonly states: Record<ToldDeadline["state"], unknown>;
  readonly [other: string]: unknown;
};
