import type { Sentence } from "#kernel/index.js";
import { isDay } from "#labelling/calendar/paris-day.js";
import type { Cli } from "../cli.js";
import { BadInput } from "../failures.js";
import type { Answers } from "./answers.js";

/** Whoever was asked would rather do something else. */
export class WayBack extends Error {
  override readonly name = "WayBack";
}

/** The answer to any question that leads back out of it. */
const back = ".";

/** Something that may be chosen, by its number, or by one of its names. */
export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
  /** A word that a script may give instead of a number. */
  readonly name?: string;
}

/**
 * Puts questions until they are answered; a script is told at once what is wrong. Each may throw
 * WayBack, and NoMoreAnswers.
 */
export class Asking {
  constructor(
    private readonly cli: Cli,
    private readonly answers: Answers,
  ) {}

  /** A line; empty where nothing is said. */
  text(question: Sentence): Promise<string> {
    return this.#to(question);
  }

  day(question: Sentence): Promise<string> {
    return this.#until(question, (said) => (isDay(said) ? said : undefined), words.noDay);
  }

  one<Value>(question: Sentence, options: readonly Option<Value>[]): Promise<Value> {
    this.#show(options);
    return this.#until(question, (said) => chosen(options, said)?.value, words.none);
  }

  /** Several, apart by commas; or all of them, or none. */
  many<Value>(question: Sentence, options: readonly Option<Value>[]): Promise<readonly Value[]> {
    this.#show(options);
    return this.#until(
      question,
      (said) => {
        if (said === "") return [];
        if (everything.includes(said.toLowerCase())) return options.map(({ value }) => value);
        const found = said.split(",").map((one) => chosen(options, one.trim()));
        const values = found.flatMap((one) => (one ? [one.value] : []));
        return values.length === found.length ? [...new Set(values)] : undefined;
      },
      words.none,
    );
  }

  #show<Value>(options: readonly Option<Value>[]): void {
    for (const [nth, { label }] of options.entries())
      this.cli.terminal.out(`  ${String(nth + 1).padStart(2)}  ${label}`);
  }

  async #to(question: Sentence): Promise<string> {
    const said = await this.answers.to(this.cli.say(question));
    if (said === back) throw new WayBack();
    return said;
  }

  async #until<Value>(
    question: Sentence,
    read: (said: string) => Value | undefined,
    mistaken: Sentence,
  ): Promise<Value> {
    for (;;) {
      const said = await this.#to(question);
      const value = read(said);
      if (value !== undefined) return value;
      if (this.answers.isScript) throw new BadInput(mistaken, { said });
      this.cli.terminal.error(this.cli.say(mistaken, { said }));
    }
  }
}

const everything = ["all", "tous"];

/** By number or name; else the only one whose label has these words. */
const chosen = <Value>(
  options: readonly Option<Value>[],
  said: string,
): Option<Value> | undefined => {
  if (/^\d+$/.test(said)) return options[Number(said) - 1];
  const wanted = said.toLowerCase();
  const named = options.find(({ name }) => name === wanted);
  if (named || wanted === "") return named;
  const [first, ...others] = options.filter(({ label }) => label.toLowerCase().includes(wanted));
  return others.length === 0 ? first : undefined;
};

const words = {
  none: {
    fr: "« {said} » n’est pas l’un de ces choix.",
    en: "“{said}” is not one of these choices.",
  },
  noDay: {
    fr: "« {said} » n’est pas un jour, comme 2007-06-30.",
    en: "“{said}” is not a day, such as 2007-06-30.",
  },
} as const;
