import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Terminal } from "../terminal.js";

/** Nobody answers any more: the script or the input is at its end. */
export class NoMoreAnswers extends Error {
  override readonly name = "NoMoreAnswers";
  constructor(readonly question: string) {
    super(question);
  }
}

/** Who answers the questions of the room, a line each: a person, or a script. */
export interface Answers {
  /** A script that gives a wrong answer is not asked again. */
  readonly isScript: boolean;
  /** @throws NoMoreAnswers, or the signal's reason when it aborts */
  to(question: string): Promise<string>;
  close(): void;
}

/** Lines of a script that begin like this are for whoever reads it. */
const remark = "#";

export const answersOn = (input: Readable, { signal, out }: Terminal): Answers => {
  const isScript = !("isTTY" in input && input.isTTY === true);
  const lines = createInterface({
    input,
    terminal: !isScript,
    ...(isScript ? {} : { output: process.stdout }),
  });
  // A terminal in raw mode tells of Ctrl-C here and nowhere else; it is meant for all of us.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const coming: AsyncIterator<string, undefined> = lines[Symbol.asyncIterator]();
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("interrupted", { cause: signal.reason }));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  // Between two questions nobody waits for it.
  stopped.catch(() => undefined);
  return {
    isScript,
    to: async (question) => {
      // A line that is there already would be taken before anybody heard of the signal.
      signal.throwIfAborted();
      if (!isScript) {
        lines.setPrompt(`${question} `);
        lines.prompt();
      }
      for (;;) {
        const next = await Promise.race([coming.next(), stopped]);
        if (next.done) throw new NoMoreAnswers(question);
        const answer = next.value.trim();
        if (isScript && answer.startsWith(remark)) continue;
        if (isScript) out(`${question} ${answer}`);
        return answer;
      }
    },
    close: () => lines.close(),
  };
};
