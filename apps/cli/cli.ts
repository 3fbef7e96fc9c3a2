import type { Rejection, Sentence } from "#kernel/index.js";
import type { Session } from "./session.js";
import type { Terminal } from "./terminal.js";

/** What the command files share: where they speak, and how they come to a data folder. */
export interface Cli {
  readonly terminal: Terminal;
  say(sentence: Sentence, about?: Rejection["about"]): string;
  /** The token that `--as` names, or the environment. */
  as(): string | undefined;
  /** Opens the data folder for one piece of work, as whoever `--as` names. */
  open(work: (session: Session) => Promise<void>): Promise<void>;
  /** Some of the input was bad: the exit status is 2, and what was good stands. */
  someWasBad(): void;
}
