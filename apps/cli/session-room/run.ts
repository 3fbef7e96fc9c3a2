import type { Sentence } from "#kernel/index.js";
import type { Cli } from "../cli.js";
import { BadInput, Failed, told } from "../failures.js";
import type { Acting } from "./acting.js";
import type { Act, Doing } from "./acts.js";
import { type Answers, NoMoreAnswers } from "./answers.js";
import { Asking, type Option, WayBack } from "./asking.js";
import { attendance } from "./attendance.js";
import { beforeOpening } from "./before-opening.js";
import { debate } from "./debate.js";
import { minutes } from "./minutes.js";
import { namesFor } from "../names.js";
import { type Room, roomOf } from "./room.js";
import { linesOf } from "./telling.js";
import { vote } from "./vote.js";

/** In the order in which they are offered. */
const acts: readonly Act[] = [...beforeOpening, ...vote, ...debate, ...attendance, ...minutes];

/**
 * Shows where the session stands, offers what may be done, gives it, and again. All that was given
 * is stored: whoever stops, or is stopped, finds it so when they start again.
 */
export const runSession = async (
  cli: Cli,
  id: string,
  acting: Acting,
  answers: Answers,
): Promise<void> => {
  const names = namesFor(acting[0]);
  const asking = new Asking(cli, answers);
  for (;;) {
    const room = await roomOf(acting[0], id, names);
    for (const line of linesOf(cli, room)) cli.terminal.out(line);
    const next = await nextOf(asking, offered(cli, room, acting));
    if (next === "quit") return;
    if (next !== "look") await attempt(next, { cli, room, asking, acting }, answers);
  }
};

type Next = Act | "look" | "quit";

/** Whoever says nothing more between two acts leaves nothing undone. */
const nextOf = async (asking: Asking, options: readonly Option<Next>[]): Promise<Next> => {
  try {
    return await asking.one<Next>(words.next, options);
  } catch (fault) {
    if (fault instanceof WayBack) return "look";
    if (fault instanceof NoMoreAnswers) return "quit";
    throw fault;
  }
};

const offered = (cli: Cli, room: Room, acting: Acting): readonly Option<Next>[] => [
  ...acts
    .filter((act) => act.isOffered(room, acting))
    .map((act) => ({ value: act, label: cli.say(act.label), name: act.name })),
  { value: "look", label: cli.say(words.look), name: "look" },
  { value: "quit", label: cli.say(words.quit), name: "quit" },
];

/** A refusal is told to a person, who may do otherwise; a script that goes on would do other things. */
const attempt = async (act: Act, doing: Doing, { isScript }: Answers): Promise<void> => {
  const { terminal } = doing.cli;
  try {
    await act.do(doing);
  } catch (fault) {
    if (fault instanceof WayBack) return;
    if (fault instanceof NoMoreAnswers) {
      const { question } = fault;
      throw new BadInput(words.unanswered, { question });
    }
    const isRefusal = fault instanceof BadInput || fault instanceof Failed;
    if (!isRefusal || isScript) throw fault;
    terminal.error(told(fault, terminal.language));
  }
};

const words = {
  next: {
    fr: "Et maintenant ? (un point à toute question ramène ici)",
    en: "What next? (a full stop at any question leads back here)",
  },
  unanswered: {
    fr: "Plus de réponse à « {question} ». Ce qui précède est fait ; la prochaine fois, la séance reprend de là.",
    en: "There is no answer to “{question}”. What came before is done; the next run goes on from there.",
  },
  look: { fr: "Regarder à nouveau", en: "Look again" },
  quit: { fr: "Quitter ; rien n’est perdu", en: "Leave; nothing is lost" },
} as const satisfies Record<string, Sentence>;
