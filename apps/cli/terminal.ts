import { fill, type Rejection, type Sentence } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";

/** Where a command speaks. Results go to `out`, everything else to `error`. */
export interface Terminal {
  readonly language: Language;
  readonly env: NodeJS.ProcessEnv;
  /** Aborts on the first Ctrl-C or polite kill. */
  readonly signal: AbortSignal;
  /** Whether somebody watches `error`: progress is for them alone. */
  readonly isWatched: boolean;
  out(line: string): void;
  error(line: string): void;
}

/** A sentence in the language of the terminal. */
export const say = (
  { language }: Pick<Terminal, "language">,
  sentence: Sentence,
  about: Rejection["about"] = {},
): string => fill(sentence[language], about);

/** Clears the line that a progress bar stands on, so that none is written into it. */
const clearLine = "\r\u001b[K";

export const processTerminal = (language: Language): Terminal => {
  const stop = new AbortController();
  const onSignal = () => {
    // Whoever insists does not want to wait; the database goes with us.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // Whoever reads us may have seen enough (`| head`); that is no reason to stop half-way.
  process.stdout.on("error", () => undefined);
  const isWatched = process.stderr.isTTY;
  const write = (stream: NodeJS.WriteStream) => (line: string) => {
    if (isWatched && stream.isTTY) process.stderr.write(clearLine);
    stream.write(`${line}\n`);
  };
  return {
    language,
    env: process.env,
    signal: stop.signal,
    isWatched,
    out: write(process.stdout),
    error: write(process.stderr),
  };
};
