import type { Sentence } from "#kernel/index.js";
import type { Cli } from "../cli.js";
import { BadInput, Failed, told } from "../failures.js";
import type { Acting } from "./acting.js";
import type { Act, Doing } from "./acts.js";
import { type Answers, NoMoreAnswers } from "./answers.js";
import { Asking } from "./asking.js";
import { attendance } from "./attendance.js";
import { beforeOpening } from "./before-opening.js";
import { debate } from "./debate.js";
import { minutes } from "./minutes.js";
import { namesFor } from "./names.js";
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
  try {
    for (;;) {
      const room = await roomOf(acting[0], id, names);
      for (const line of linesOf(cli, room)) cli.terminal.out(line);
      const act = await asking.one<Act | "look" | "quit">(words.next, offered(cli, room, acting));
      if (act === "quit") return;
      if (act !== "look") await attempt(act, { cli, room, asking, acting }, answers);
    }
  } catch (fault) {
    if (!(fault instanceof NoMoreAnswers)) throw fault;
  }
};

const offered = (cli: Cli, room: Room, acting: Acting) => [
  ...acts
    .filter((act) => act.isOffered(room, acting))
    .map((act) => ({ value: act, label: cli.say(act.label), name: act.name })),
  { value: "look" as const, label: cli.say(words.look), name: "look" },
  { value: "quit" as const, label: cli.say(words.quit), name: "quit" },
];

/** A refusal is told to a person, who may do otherwise; a script that goes on would do other things. */
const attempt = async (act: Act, doing: Doing, { isScript }: Answers): Promise<void> => {
  const { terminal } = doing.cli;
  try {
    await act.do(doing);
  } catch (fault) {
    const isRefusal = fault instanceof BadInput || fault instanceof Failed;
    if (!isRefusal || isScript) throw fault;
    terminal.error(told(fault, terminal.language));
  }
};

const words = {
  next: { fr: "Et maintenant ?", en: "What next?" },
  look: { fr: "Regarder à nouveau", en: "Look again" },
  quit: { fr: "Quitter ; rien n’est perdu", en: "Leave; nothing is lost" },
} as const satisfies Record<string, Sentence>;
