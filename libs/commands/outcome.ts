import type { Rejection } from "#kernel/index.js";
import type { FoldedStream } from "./folded-stream.js";

/** What the caller learns: ids and versions, never personal data, so that it can be given again. */
export interface Answer {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly version: number;
  }[];
}

/** What a command left in its stream, or that it left nothing. */
export const answerOf = (
  id: string,
  folded: Pick<FoldedStream<unknown>, "stream" | "version">,
  events: Answer["events"],
): Answer => {
  const last = events[events.length - 1];
  return {
    id,
    stream: folded.stream,
    version: last ? last.version : folded.version,
    events: events.map(({ id: event, type, version }) => ({ id: event, type, version })),
  };
};

export type Outcome =
  | { readonly outcome: "done"; readonly answers: readonly Answer[] }
  | { readonly outcome: "rejected"; readonly rejection: Rejection }
  /** It does not exist, or is not for the caller's eyes: the two are told alike. */
  | { readonly outcome: "not-found" }
  | { readonly outcome: "forbidden" }
  /** The same key came before with another body. */
  | { readonly outcome: "key-reused" }
  /** The stream has moved on since the version that the caller has seen. */
  | { readonly outcome: "stale" }
  | { readonly outcome: "if-match-required" }
  /** Others wrote to the stream each time; nothing was stored. */
  | { readonly outcome: "contended" };
