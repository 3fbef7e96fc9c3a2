import { Command } from "commander";
import { isDay, parisDay } from "#labelling/calendar/paris-day.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { releaseHeld } from "#reactions/outbox.js";
import { reactions } from "#reactions/registry.js";
import { reactionStandings, type Standing } from "#reactions/standing.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { ofOperators } from "./operators.js";
import { aligned, printable } from "./table.js";

export const reactionsCommand = (cli: Cli): Command =>
  new Command("reactions")
    .description(cli.say(words.summary))
    .addCommand(list(cli), { isDefault: true })
    .addCommand(release(cli));

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .option("--json", cli.say(words.json))
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      await cli.open(async (session) => {
        ofOperators(session, words.forbidden);
        const standings = await reactionStandings(session.engine.reading, reactions);
        const headings = words.headings.map((heading) => cli.say(heading));
        const lines = json
          ? standings.map((one) => JSON.stringify(one))
          : aligned(headings, standings.map(rowOf(cli)));
        for (const line of lines) cli.terminal.out(line);
      });
    });

const release = (cli: Cli): Command =>
  new Command("release")
    .description(cli.say(words.release))
    .argument("<name>", cli.say(words.name))
    .option("--from <day>", cli.say(words.from))
    .option("--json", cli.say(words.json))
    .action(async (name: string, options: { readonly from?: string; readonly json?: boolean }) => {
      const { from, json = false } = options;
      const names = reactions.map((one) => one.name);
      if (!names.includes(name)) throw new BadInput(words.unknown, { name, names });
      if (from !== undefined && !isDay(from)) throw new BadInput(words.noDay, { from });
      await cli.open(async (session) => {
        ofOperators(session, words.forbidden);
        const since = from === undefined ? "" : parisMidnight(from);
        const count = await releaseHeld(session.engine.reading, name, since);
        const said = cli.say(count === 0 ? words.none : words.released, { name, count });
        cli.terminal.out(json ? JSON.stringify({ name, released: count }) : said);
      });
    });

const rowOf =
  (cli: Cli) =>
  (one: Standing): readonly string[] => [
    one.name,
    String(one.events),
    String(one.waiting),
    String(one.refused),
    String(one.dead),
    heldCell(cli, one),
    printable(standing(cli, one)),
  ];

const heldCell = (cli: Cli, { held, heldFrom, heldUntil }: Standing): string =>
  held === 0 ? "0" : cli.say(words.held, { held, from: day(heldFrom), until: day(heldUntil) });

const day = (instant: string | null): string => (instant === null ? "" : parisDay(instant));

const standing = (cli: Cli, { stopped, failures }: Standing): string => {
  if (stopped) return cli.say(words.stopped, { reason: stopped.reason });
  return failures.length === 0
    ? cli.say(words.well)
    : cli.say(words.partly, { streams: failures.map(({ key }) => key) });
};

const words = {
  summary: {
    fr: "Ce qui suit de soi-même : où en est chaque réaction, et ce qui est retenu.",
    en: "What follows by itself: where each reaction stands, and what is held.",
  },
  list: {
    fr: "Liste les réactions, et ce que sont devenues leurs suites.",
    en: "Lists the reactions, and what has become of their messages.",
  },
  release: {
    fr: "Laisse partir ce qu’une réaction a retenu, pour des faits d’avant sa mise en route.",
    en: "Lets go what a reaction has held, about events from before it first ran.",
  },
  name: { fr: "son nom", en: "its name" },
  from: {
    fr: "seulement pour des faits à partir de ce jour, à Paris",
    en: "only about events from this day on, in Paris",
  },
  json: { fr: "un objet JSON par réaction", en: "one JSON object a reaction" },
  unknown: {
    fr: "Aucune réaction ne s’appelle « {name} » ; il y a : {names}.",
    en: "No reaction is called “{name}”; there are: {names}.",
  },
  noDay: {
    fr: "« {from} » n’est pas un jour, comme 2006-10-10.",
    en: "“{from}” is not a day, such as 2006-10-10.",
  },
  forbidden: {
    fr: "Seules les personnes qui administrent s’occupent des réactions.",
    en: "Only administrators deal with reactions.",
  },
  released: {
    fr: "{name} : {count} suites libérées ; le serveur s’en charge, dès qu’il tourne.",
    en: "{name}: {count} messages let go; the server sees to them as soon as it runs.",
  },
  none: { fr: "{name} : rien n’était retenu.", en: "{name}: nothing was held." },
  held: { fr: "{held} (du {from} au {until})", en: "{held} (from {from} to {until})" },
  well: { fr: "en ordre", en: "well" },
  stopped: { fr: "à l’arrêt, {reason}", en: "stopped, {reason}" },
  partly: { fr: "à l’arrêt pour {streams}", en: "stands still for {streams}" },
  headings: [
    { fr: "RÉACTION", en: "REACTION" },
    { fr: "FAITS LUS", en: "EVENTS READ" },
    { fr: "EN ATTENTE", en: "WAITING" },
    { fr: "REFUSÉES", en: "REFUSED" },
    { fr: "MORTES", en: "DEAD" },
    { fr: "RETENUES", en: "HELD" },
    { fr: "ÉTAT", en: "STANDING" },
  ],
} as const;
