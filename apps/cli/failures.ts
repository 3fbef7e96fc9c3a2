import { fill, type Rejection, type Sentence } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";

/** What the command was given will not do: told in one sentence, exit status 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  constructor(
    readonly sentence: Sentence,
    readonly about: Rejection["about"] = {},
  ) {
    super(fill(sentence.en, about));
  }
}

/** It could not be done, whatever the input: told in one sentence, exit status 1. */
export class Failed extends Error {
  override readonly name = "Failed";
  constructor(
    readonly sentence: Sentence,
    readonly about: Rejection["about"] = {},
  ) {
    super(fill(sentence.en, about));
  }
}

export const told = ({ sentence, about }: BadInput | Failed, language: Language): string =>
  fill(sentence[language], about);
