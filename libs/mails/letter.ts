import type { Sentence } from "#kernel/index.js";

/** What a letter may name. Where there is nothing of that name, what names it is left out. */
export const slots = [
  // Who writes to whom about what.
  "name",
  "service",
  "scheme",
  "brand",
  "title",
  "organisation",
  "reference",
  "number",
  // Days.
  "receivedOn",
  "decisionDue",
  "dueOn",
  "on",
  "from",
  "until",
  "heldOn",
  "renewalOpensOn",
  // Lengths of time.
  "decisionDelay",
  "appealDelay",
  "complementsDelay",
  // Told in words of somebody's own.
  "motives",
  "text",
  "reason",
  "place",
  "address",
  // Codes, as people say them.
  "outcome",
  "means",
  "matter",
  // Lists.
  "pieces",
  "conditions",
  "items",
  // Whether something is so.
  "administrative",
  "silenceGrants",
  "silenceRefuses",
  "silenceDecidesNothing",
  "clockWaits",
  "clockRuns",
  "clockStops",
  "granted",
  "adjourned",
  "appealable",
  "again",
  "second",
  "openEnded",
  "revocable",
  "failing",
  "gone",
] as const;
export type Slot = (typeof slots)[number];

/** A day of the calendar, said in full in the reader's language. */
export interface Day {
  readonly day: string;
}

/** A text as it stands, one in each language, or a day. */
export type Said = string | Sentence | Day;

/** What one line of a list is made of. */
export type Line = Readonly<Record<string, Said | undefined>>;

/** What a letter tells. `true`: it is so. */
export type Particulars = { readonly [Name in Slot]?: Said | true | readonly Line[] | undefined };

/** A part of a letter, in its order. */
export type Block = { readonly if?: Slot } & (
  | { readonly say: Sentence }
  /** Somebody's own words, line by line. */
  | { readonly quote: Slot }
  /** A line an entry; of the patterns, the first whose names the entry has. */
  | { readonly list: Slot; readonly each: readonly Sentence[] }
  /** What is known, each under its heading. */
  | { readonly facts: readonly (readonly [heading: Sentence, Slot])[] }
);

/**
 * Whom a letter is for: the people of the organisation that carries the file, one reviewer, whoever
 * is said to have an interest, those with a mandate on the day of a session, the secretariat, whoever
 * a webhook belongs to.
 */
export const circles = [
  "carrier",
  "reviewer",
  "concerned",
  "members",
  "secretariat",
  "owner",
] as const;
export type Circle = (typeof circles)[number];

/** A letter of one kind, as data. */
export interface Template {
  readonly to: Circle;
  /** It notifies a decision: that it has come opens the time to appeal. */
  readonly notifies?: true;
  /** It warns a holder of what weighs on their label: where it reaches nobody, somebody is to see to it. */
  readonly warns?: true;
  readonly subject: Sentence;
  readonly blocks: readonly Block[];
}
