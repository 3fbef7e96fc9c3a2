import type { Actor } from "./actor.js";
import type { Id } from "./id.js";

/** What a decision may know of the world. It is handed in, so that a replay decides the same. */
export interface Circumstances {
  /** When the command was taken: UTC, ISO 8601, three decimals. */
  readonly at: string;
  /** The calendar day of `at` in Europe/Paris, YYYY-MM-DD; derived from `at`, never stored. */
  readonly today: string;
  readonly actor: Actor;
  /** The id of the command; what it makes inside its stream (a message, a document) bears it too. */
  readonly command: Id<"command">;
}

export interface Rejection {
  /** Stable, for machines and translations. */
  readonly code: string;
  /** What the sentence shown to a person is filled with. */
  readonly about: Readonly<Record<string, string | number | readonly string[]>>;
  /** Where one refusal has many reasons: all of them, each with its place. */
  readonly faults?: readonly Fault[];
}

/** One thing wrong with an input, at a JSON pointer into it; its sentence is found by its code. */
export interface Fault<Code extends string = string> {
  readonly pointer: string;
  readonly code: Code;
  readonly about: Rejection["about"];
}

export type Decision<Event> =
  { readonly accepted: readonly Event[] } | { readonly rejected: Rejection };

/** No event at all is a valid answer: the command asks for what is already so. */
export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({
  accepted: events,
});

/** `Code` is the aggregate's own union of codes, so that a rejection without a sentence cannot compile. */
export const rejecting =
  <Code extends string>() =>
  (
    code: Code,
    about: Rejection["about"] = {},
    faults?: readonly Fault[],
  ): { readonly rejected: Rejection } => ({
    rejected: faults ? { code, about, faults } : { code, about },
  });

/** Makes a fold that forgets an event fail to compile. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
};
