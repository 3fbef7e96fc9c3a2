import { randomUUID } from "node:crypto";
import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import type { Circle } from "#mails/letter.js";
import { isTemplateCode, templates } from "#mails/templates/index.js";
import { replay } from "#reactions/outbox.js";
import { type ListMessages, listMessages } from "#read-models/outbox/list-messages.js";
import { type ListedMessage, messageStatuses } from "#read-models/outbox/message.js";
import { showMessage } from "#read-models/outbox/show-message.js";
import { mayReadLetters } from "#access/sight.js";
import { shownMail } from "../server/mails/show.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { listed } from "./listing.js";
import { ofOperators } from "./operators.js";
import { linesOf, statuses } from "./message-lines.js";
import { printable, shortened } from "./table.js";

export const outboxCommand = (cli: Cli): Command =>
  new Command("outbox")
    .description(cli.say(words.summary))
    .addCommand(list(cli), { isDefault: true })
    .addCommand(show(cli))
    .addCommand(again(cli));

interface Filters extends Pick<ListMessages, "status" | "reaction" | "command" | "target"> {
  readonly json?: boolean;
  readonly limit?: string;
}

/** Or one of them, as with other lists. */
const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .argument("[id]", cli.say(words.id))
    .addOption(new Option("--status <status>", cli.say(words.status)).choices(messageStatuses))
    .option("--reaction <name>", cli.say(words.reaction))
    .option("--command <text>", cli.say(words.command))
    .option("--target <id>", cli.say(words.target))
    .option("--limit <number>", cli.say(words.limit))
    .option("--json", cli.say(words.json))
    .action(async (id: string | undefined, { json, limit, ...filters }: Filters) => {
      if (id !== undefined) {
        if (limit !== undefined || Object.keys(filters).length > 0)
          throw new BadInput(words.ofList);
        return showOne(cli, id, json);
      }
      const { headings } = words;
      const params: ListMessages = filters;
      const list = { query: listMessages, params, headings, row: rowOf(cli), json };
      await listed(cli, { ...list, limit: rowsOf(limit) });
    });

const show = (cli: Cli): Command =>
  new Command("show")
    .description(cli.say(words.show))
    .argument("<id>", cli.say(words.id))
    .option("--json", cli.say(words.json))
    .action((id: string, { json }: { readonly json?: boolean }) => showOne(cli, id, json));

/** With the letter that it sends, to whoever may read it. */
const showOne = (cli: Cli, id: string, json = false): Promise<void> =>
  cli.open(async (session) => {
    const { ask } = await session.reading();
    const message = await ask(showMessage, { id });
    const letter = mayReadLetters(session.viewer)
      ? await shownMail(session.engine, message.id)
      : undefined;
    const lines = json
      ? [JSON.stringify({ ...message, ...(letter && { letter }) })]
      : linesOf(cli, message, letter);
    for (const line of lines) cli.terminal.out(line);
  });

const again = (cli: Cli): Command =>
  new Command("replay")
    .description(cli.say(words.replay))
    .argument("[id]", cli.say(words.id))
    .option("--all-dead", cli.say(words.allDead))
    .action(async (id: string | undefined, { allDead = false }: { readonly allDead?: boolean }) => {
      if ((id === undefined) !== allDead) throw new BadInput(words.which);
      await cli.open(async (session) => {
        ofOperators(session, words.forbidden);
        const { engine, actor, reading } = session;
        // That there is none is a mistake; that it is neither dead nor refused is not.
        const one = id === undefined ? undefined : await (await reading()).ask(showMessage, { id });
        const asked = { by: actor.id, at: engine.clock.now(), key: `cli-${randomUUID()}` };
        const which = one ? { id: one.id } : "all-dead";
        const count = await replay(engine.reading, which, asked);
        cli.terminal.out(cli.say(count === 0 ? words.none : words.replayed, { count }));
      });
    });

const rowsOf = (limit = "40"): number => {
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw new BadInput(words.noLimit, { limit });
  return Number(limit);
};

const rowOf =
  (cli: Cli) =>
  (item: ListedMessage): readonly string[] => [
    String(item.number),
    parisDay(item.notBefore ?? item.causedAt),
    cli.say(statuses[item.status]),
    shortened(printable(whatIn(cli, item)), 64),
    isTemplateCode(item.letter) ? cli.say(circlesInWords[templates[item.letter].to]) : "",
    printable(item.target),
    String(item.attempts),
    shortened(printable(item.error ?? item.code ?? ""), 40),
  ];

/** A letter by its subject, whatever it is about. */
const whatIn = (cli: Cli, { command, letter }: ListedMessage): string =>
  isTemplateCode(letter) ? cli.say(templates[letter].subject).replaceAll(/\{\w+\}/g, "…") : command;

const words = {
  summary: {
    fr: "Les suites : ce qui part de soi-même, ce qu’il en est advenu, et ce qu’il faut renvoyer.",
    en: "The outbox: what goes out by itself, what became of it, and what to send again.",
  },
  list: {
    fr: "Liste les suites, la dernière d’abord, ou montre l’une d’elles.",
    en: "Lists the messages, the last first, or shows one of them.",
  },
  ofList: {
    fr: "Les options choisissent parmi les suites : avec l’identifiant de l’une d’elles, seule --json a un sens.",
    en: "Options choose among the messages: with the id of one, --json alone makes sense.",
  },
  show: {
    fr: "Montre une suite, ses essais, sa dernière erreur, et la lettre qu’elle envoie.",
    en: "Shows a message, its attempts, its last error, and the letter that it sends.",
  },
  replay: {
    fr: "Renvoie une suite morte ou refusée, ou toutes les mortes.",
    en: "Sends a dead or refused message out again, or all the dead ones.",
  },
  id: { fr: "son numéro, ou son identifiant", en: "its number, or its id" },
  limit: { fr: "tant de lignes (40 sinon)", en: "so many lines (40 otherwise)" },
  noLimit: {
    fr: "« {limit} » n’est pas un nombre de lignes.",
    en: "“{limit}” is not a number of lines.",
  },
  allDead: { fr: "toutes les suites mortes", en: "all that are dead" },
  status: { fr: "selon leur état", en: "by how they stand" },
  reaction: { fr: "d’une réaction", en: "of a reaction" },
  command: {
    fr: "dont la commande contient ce texte",
    en: "with this text in the name of the command",
  },
  target: { fr: "au sujet de cet identifiant", en: "about this id" },
  json: { fr: "un objet JSON par suite", en: "one JSON object a message" },
  which: {
    fr: "Dites laquelle, par son identifiant, ou --all-dead pour toutes les mortes.",
    en: "Say which one, by its id, or --all-dead for all that are dead.",
  },
  forbidden: {
    fr: "Seules les personnes qui administrent renvoient des suites.",
    en: "Only administrators send messages again.",
  },
  replayed: {
    fr: "{count} à renvoyer ; le serveur s’en charge, dès qu’il tourne.",
    en: "{count} to be sent again; the server sees to it as soon as it runs.",
  },
  none: {
    fr: "Rien à renvoyer : ni morte ni refusée.",
    en: "Nothing to send again: neither dead nor refused.",
  },
  headings: [
    { fr: "N°", en: "NO." },
    { fr: "JOUR", en: "DAY" },
    { fr: "ÉTAT", en: "STATUS" },
    { fr: "LETTRE OU COMMANDE", en: "LETTER OR COMMAND" },
    { fr: "À", en: "TO" },
    { fr: "AU SUJET DE", en: "ABOUT" },
    { fr: "ESSAIS", en: "ATTEMPTS" },
    { fr: "ERREUR OU REFUS", en: "ERROR OR REFUSAL" },
  ],
} as const;

const circlesInWords: Readonly<Record<Circle, Sentence>> = {
  carrier: { fr: "la structure porteuse", en: "the carrier" },
  reviewer: { fr: "un rapporteur", en: "a reviewer" },
  concerned: { fr: "qui est concerné", en: "whoever is concerned" },
  members: { fr: "les membres du comité", en: "the members" },
  secretariat: { fr: "le secrétariat", en: "the secretariat" },
  owner: { fr: "le propriétaire", en: "the owner" },
};
