import type { Sentence } from "#kernel/index.js";
import type { MessageStatus } from "#read-models/outbox/message.js";
import type { MessageDetail } from "#read-models/outbox/show-message.js";
import type { ShownMail } from "../server/mails/show.js";
import type { Cli } from "./cli.js";
import { parisTime } from "./paris-time.js";
import { aligned, printable } from "./table.js";

export const statuses = {
  waiting: { fr: "en attente", en: "waiting" },
  dated: { fr: "datée", en: "dated" },
  held: { fr: "retenue", en: "held" },
  done: { fr: "faite", en: "done" },
  refused: { fr: "refusée", en: "refused" },
  dead: { fr: "morte", en: "dead" },
} as const satisfies Record<MessageStatus, Sentence>;

/** One line a fact, with what the command is given at the end, and the letter that it sends. */
export const linesOf = (
  cli: Cli,
  message: MessageDetail,
  letter: ShownMail | undefined,
): readonly string[] => {
  const { cause, causedAt, notBefore, replayedAt, replayedBy } = message;
  const known: readonly (readonly [Sentence, string | null])[] = [
    [facts.status, cli.say(statuses[message.status])],
    [facts.reaction, message.reaction],
    [facts.command, message.command],
    [facts.target, message.target],
    [facts.cause, `${cause} (${parisTime(causedAt)})`],
    [facts.notBefore, time(notBefore)],
    [facts.attempts, String(message.attempts)],
    [facts.failingSince, time(message.failingSince)],
    [facts.nextAt, time(message.nextAt)],
    [facts.settledAt, time(message.settledAt)],
    [facts.code, message.code],
    [facts.reason, message.reason],
    [facts.error, message.error],
    [facts.replayed, replayedAt && `${parisTime(replayedAt)} (${replayedBy})`],
    [facts.body, JSON.stringify(message.body)],
  ];
  const told = known.flatMap(([label, fact]) =>
    fact === null ? [] : [[cli.say(label), printable(fact)]],
  );
  const lines = [printable(message.id), "", ...aligned(["", ""], told).slice(1)];
  if (!letter) return lines;
  const { to, subject, text, isErased } = letter;
  const whom = to ? `${to.name} <${to.address}>` : cli.say(toEach);
  return [
    ...lines,
    "",
    ...(isErased ? [cli.say(isPartlyErased)] : []),
    printable(whom),
    printable(subject),
    "",
    ...text.split("\n").map(printable),
  ];
};

const toEach = { fr: "À chacun des destinataires", en: "To each of its recipients" };

const time = (instant: string | null) => instant && parisTime(instant);

const isPartlyErased = {
  fr: "Une partie de ce que dit cette lettre a été effacée depuis.",
  en: "Part of what this letter tells has been erased since.",
};

const facts = {
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
} as const;
