import type { Sentence } from "#kernel/index.js";
import type { Cli } from "./cli.js";
import { aligned, printable } from "./table.js";

/** Lines under a title of theirs. Nothing to tell, nothing told. */
export const section = (cli: Cli, title: Sentence, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", cli.say(title), ...lines.map((line) => `  ${line}`)];

/** What something is called, and what it is; left out where there is none. */
export type Fact = readonly [called: Sentence, fact: string | null | undefined];

/** What is known of a thing, under its title: each fact that there is beside what it is called. */
export const headed = (cli: Cli, title: string, facts: readonly Fact[]): readonly string[] => {
  const rows = facts.flatMap(([called, fact]) =>
    fact ? [[cli.say(called), printable(fact)]] : [],
  );
  return [printable(title).trimEnd(), "", ...aligned(["", ""], rows).slice(1)];
};
