import { randomUUID } from "node:crypto";
import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import { replay } from "#reactions/outbox.js";
import { type ListMessages, listMessages } from "#read-models/outbox/list-messages.js";
import {
  type ListedMessage,
  type MessageStatus,
  messageStatuses,
} from "#read-models/outbox/message.js";
import { type MessageDetail, showMessage } from "#read-models/outbox/show-message.js";
import { maySee } from "#access/sight.js";
import { type ShownMail, shownMail } from "../server/mails/show.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { listed } from "./listing.js";
import { ofOperators } from "./operators.js";
import { aligned, printable, shortened } from "./table.js";

export const outboxCommand = (cli: Cli): Command =>
  new Command("outbox")
    .description(cli.say(words.summary))
    .addCommand(list(cli), { isDefault: true })
    .addCommand(show(cli))
    .addCommand(again(cli));

interface Filters extends Pick<ListMessages, "status" | "reaction" | "command" | "target"> {
  readonly json?: boolean;
}

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .addOption(new Option("--status <status>", cli.say(words.status)).choices(messageStatuses))
    .option("--reaction <name>", cli.say(words.reaction))
    .option("--command <text>", cli.say(words.command))
    .option("--target <id>", cli.say(words.target))
    .option("--json", cli.say(words.json))
    .action(async ({ json, ...filters }: Filters) => {
      const { headings } = words;
      const params: ListMessages = filters;
      await listed(cli, { query: listMessages, params, headings, row: rowOf(cli), json });
    });

const show = (cli: Cli): Command =>
  new Command("show")
    .description(cli.say(words.show))
    .argument("<id>", cli.say(words.id))
    .option("--json", cli.say(words.json))
    .action(async (id: string, { json = false }: { readonly json?: boolean }) => {
      await cli.open(async (session) => {
        const { ask } = await session.reading();
        const message = await ask(showMessage, { id });
        // A letter tells of people and of files: for whoever may see both.
        const may = ["people", "file"].every((one) => maySee(one, session.viewer));
        const letter = may && !json ? await shownMail(session.engine, id) : undefined;
        const lines = json ? [JSON.stringify(message)] : linesOf(cli, message, letter);
        for (const line of lines) cli.terminal.out(line);
      });
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
        if (id !== undefined) await (await reading()).ask(showMessage, { id });
        const asked = { by: actor.id, at: engine.clock.now(), key: `cli-${randomUUID()}` };
        const which = id === undefined ? "all-dead" : { id };
        const count = await replay(engine.reading, which, asked);
        cli.terminal.out(cli.say(count === 0 ? words.none : words.replayed, { count }));
      });
    });

const rowOf =
  (cli: Cli) =>
  (item: ListedMessage): readonly string[] => [
    cli.say(words.statuses[item.status]),
    printable(item.command),
    printable(item.target),
    String(item.attempts),
    item.notBefore?.slice(0, 10) ?? "",
    shortened(printable(item.error ?? item.code ?? ""), 40),
    printable(item.id),
  ];

/** One line a fact, with what the command is given at the end. */
const linesOf = (
  cli: Cli,
  message: MessageDetail,
  letter: ShownMail | undefined,
): readonly string[] => {
  const facts: readonly (readonly [Sentence, string | null])[] = [
    [words.facts.status, cli.say(words.statuses[message.status])],
    [words.facts.reaction, message.reaction],
    [words.facts.command, message.command],
    [words.facts.target, message.target],
    [words.facts.cause, `${message.cause} (${message.causedAt})`],
    [words.facts.notBefore, message.notBefore],
    [words.facts.attempts, String(message.attempts)],
    [words.facts.failingSince, message.failingSince],
    [words.facts.nextAt, message.nextAt],
    [words.facts.settledAt, message.settledAt],
    [words.facts.code, message.code],
    [words.facts.reason, message.reason],
    [words.facts.error, message.error],
    [words.facts.replayed, message.replayedBy && `${message.replayedAt} (${message.replayedBy})`],
    [words.facts.body, JSON.stringify(message.body)],
  ];
  const told = facts.flatMap(([label, fact]) =>
    fact === null ? [] : [[cli.say(label), printable(fact)]],
  );
  const lines = [printable(message.id), "", ...aligned(["", ""], told).slice(1)];
  if (!letter) return lines;
  const { to, subject, text } = letter;
  const whom = to ? `${to.name} <${to.address}>` : cli.say(words.toEach);
  return [
    ...lines,
    "",
    printable(whom),
    printable(subject),
    "",
    ...text.split("\n").map(printable),
  ];
};

const words = {
  toEach: { fr: "À chacun des destinataires", en: "To each of its recipients" },
  summary: {
    fr: "Les suites : ce qui part de soi-même, ce qu’il en est advenu, et ce qu’il faut renvoyer.",
    en: "The outbox: what goes out by itself, what became of it, and what to send again.",
  },
  list: { fr: "Liste les suites, la dernière d’abord.", en: "Lists the messages, the last first." },
  show: {
    fr: "Montre une suite, ses essais et sa dernière erreur.",
    en: "Shows a message, its attempts and its last error.",
  },
  replay: {
    fr: "Renvoie une suite morte ou refusée, ou toutes les mortes.",
    en: "Sends a dead or refused message out again, or all the dead ones.",
  },
  id: { fr: "son identifiant", en: "its id" },
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
  statuses: {
    waiting: { fr: "en attente", en: "waiting" },
    dated: { fr: "datée", en: "dated" },
    held: { fr: "retenue", en: "held" },
    done: { fr: "faite", en: "done" },
    refused: { fr: "refusée", en: "refused" },
    dead: { fr: "morte", en: "dead" },
  },
  facts: {
    status: { fr: "État", en: "Status" },
    reaction: { fr: "Réaction", en: "Reaction" },
    command: { fr: "Commande", en: "Command" },
    target: { fr: "Au sujet de", en: "About" },
    cause: { fr: "Répond au fait", en: "Answers event" },
    notBefore: { fr: "Pas avant", en: "Not before" },
    attempts: { fr: "Essais", en: "Attempts" },
    failingSince: { fr: "Échoue depuis", en: "Failing since" },
    nextAt: { fr: "Prochain essai", en: "Next attempt" },
    settledAt: { fr: "Réglée", en: "Settled" },
    code: { fr: "Refus", en: "Refusal" },
    reason: { fr: "Motif", en: "Reason" },
    error: { fr: "Dernière erreur", en: "Last error" },
    replayed: { fr: "Renvoyée", en: "Sent again" },
    body: { fr: "Contenu", en: "Body" },
  },
  headings: [
    { fr: "ÉTAT", en: "STATUS" },
    { fr: "COMMANDE", en: "COMMAND" },
    { fr: "AU SUJET DE", en: "ABOUT" },
    { fr: "ESSAIS", en: "ATTEMPTS" },
    { fr: "PAS AVANT", en: "NOT BEFORE" },
    { fr: "ERREUR OU REFUS", en: "ERROR OR REFUSAL" },
    { fr: "IDENTIFIANT", en: "ID" },
  ],
} as const satisfies {
  readonly statuses: Record<MessageStatus, Sentence>;
  readonly [other: string]: unknown;
};
