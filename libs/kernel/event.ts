import type { Actor } from "./actor.js";
import type { Id, StreamName } from "./id.js";
import type { JsonObject } from "./json.js";

/** What a fold sees: a type and its facts. */
export interface DomainEvent {
  readonly type: string;
}

/** Where another stream stood when a decision read it. `version` is −1 for a stream without events. */
export interface Basis {
  readonly stream: StreamName;
  readonly version: number;
}

/** Which command an event answers. `print` tells another body under the same id, even after a crash. */
export interface CommandMark {
  readonly id: Id<"command">;
  readonly type: string;
  readonly schema: number;
  readonly print: string;
}

/** The envelope as it is stored. It cannot change: its canonical bytes are hashed for ever. */
export interface RecordedEvent {
  readonly v: 1;
  readonly id: Id<"event">;
  readonly stream: StreamName;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly at: string;
  readonly actor: Actor;
  readonly command: CommandMark;
  readonly cause?: Id<"event">;
  readonly basis?: readonly Basis[];
  readonly salt: string;
  readonly data: JsonObject;
}

/** An event and the exact bytes that were, or will be, stored and hashed. */
export interface EncodedEvent {
  readonly event: RecordedEvent;
  /** Canonical JSON (RFC 8785) in UTF-8. Never written again in another form. */
  readonly bytes: Uint8Array;
}

/** A sealed personal value; durable before, or in one transaction with, the event that names it. */
export interface SealedPart {
  /** SHA-256 of `blob`, lower-case hex. */
  readonly hash: string;
  readonly subject: StreamName;
  readonly blob: Uint8Array;
}

/** Stands where a personal value was; known by declaration, never by its shape. */
export interface SealedValue {
  readonly sealed: string;
  readonly of: StreamName;
}

/** What a personal field reads as once its key is gone, and always on the write side. */
export const erased = "effacé";
