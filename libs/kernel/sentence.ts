import type { Rejection } from "./decision.js";

/** What people read. `{name}` stands for a fact of the rejection or fault that it tells. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

export type Sentences<Code extends string = string> = Readonly<Record<Code, Sentence>>;

/** `{name}` in a sentence becomes the fact of that name; lists are joined by commas. */
export const fill = (sentence: string, about: Rejection["about"]): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = about[name];
    if (fact === undefined) return whole;
    return typeof fact === "object" ? fact.join(", ") : String(fact);
  });
