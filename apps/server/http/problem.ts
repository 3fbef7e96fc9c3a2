import { fill, type Rejection, type Sentence } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import { inWords } from "#read-models/codes-in-words.js";
import { type ProblemCode, problems } from "./problems.js";

/** One field at fault: where (JSON pointer), what (stable code), and what a person reads. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly about: Rejection["about"];
  readonly sentence: Sentence;
}

/** Beyond so many faults nobody reads on, and an answer must not be larger than what it answers. */
const mostTold = 1_000;

/** Thrown by the edge, told as application/problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly code: string,
    readonly status: number,
    readonly sentence: Sentence,
    readonly about: Rejection["about"] = {},
    readonly faults: readonly FieldFault[] = [],
    readonly retryAfter?: number,
    /** What its sentence is filled with, where people say what machines have codes for. */
    private readonly worded: (language: Language) => Rejection["about"] = () => about,
  ) {
    super(code);
  }

  static of(code: ProblemCode, about: Rejection["about"] = {}, faults: readonly FieldFault[] = []) {
    const { status, fr, en } = problems[code];
    return new Problem(code, status, { fr, en }, about, faults, status === 503 ? 1 : undefined);
  }

  in(language: Language, instance: string) {
    return {
      type: `/problems/${this.code}`,
      title: fill(this.sentence[language], inWords(this.worded(language), language)),
      status: this.status,
      code: this.code,
      instance,
      ...(Object.keys(this.about).length > 0 ? { about: this.about } : {}),
      ...(this.faults.length > 0
        ? {
            errors: this.faults.slice(0, mostTold).map(({ pointer, code, about, sentence }) => ({
              pointer,
              code,
              detail: fill(sentence[language], about),
            })),
          }
        : {}),
    };
  }
}
