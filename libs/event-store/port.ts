import type { EncodedEvent, SealedPart, StreamName } from "#kernel/index.js";

export type { EncodedEvent, SealedPart };

/** Opaque; sorts bytewise in log order; nobody calculates with it. "" stands before the first event. */
export type Position = string & { readonly __position: never };

export const beginning = "" as Position;

export interface StoredEvent extends EncodedEvent {
  readonly position: Position;
  /** Why its bytes are no event any more; `event` then says no more than where it stands. */
  readonly unreadable?: string;
}

/** The version that the stream must stand at: that of its last event, or "none". There is no "any". */
export type Expected = number | "none";

export type Appended =
  | { readonly outcome: "ok"; readonly position: Position }
  /** The stream stands elsewhere; `actual` is where, "none" for a stream without events. */
  | { readonly outcome: "conflict"; readonly actual: Expected }
  /** These very events are there already, in this stream. Wins over conflict. */
  | { readonly outcome: "duplicate"; readonly position: Position }
  /** The answer was lost. Append the same bytes again at the same expected version to settle it. */
  | { readonly outcome: "unknown"; readonly reason: string };

export type Direction = "forwards" | "backwards";

/** At most this much in one append; more is a programming error and throws `AppendTooLarge`. */
export const limits = { eventBytes: 65_535, events: 100, appendBytes: 512 * 1024 } as const;

export class AppendTooLarge extends Error {
  override readonly name = "AppendTooLarge";
}

/** The log could not be reached, or is read-only; nothing was written. Answered with 503. */
export class LogUnavailable extends Error {
  override readonly name: string = "LogUnavailable";
}

export interface EventStore {
  /**
   * Appends all events or none, right after `expected`. Their versions must be contiguous from it.
   * @throws LogUnavailable when it is certain that nothing was written; AppendTooLarge.
   */
  append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    sealed: readonly SealedPart[],
  ): Promise<Appended>;

  /** At most `limit` events, `from` included; a stream without events gives []. */
  read(
    stream: StreamName,
    from: number,
    direction: Direction,
    limit: number,
  ): Promise<readonly StoredEvent[]>;

  /**
   * At most `limit` events after a position, in log order; never passes one that commits later.
   * @param kinds only events of streams of these kinds; `limit` counts these
   */
  readAll(
    after: Position,
    limit: number,
    kinds?: readonly string[],
  ): Promise<readonly StoredEvent[]>;

  /** Catch-up, then live; batches are never empty. Outlives the log's absence; ends on abort. */
  follow(after: Position, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]>;

  /** Sealed blobs by hash; those that are gone are absent from the answer. */
  sealedParts(hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}
