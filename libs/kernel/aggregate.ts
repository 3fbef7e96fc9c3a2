import type { DomainEvent } from "./event.js";
import type { StreamName } from "./id.js";
import type { JsonObject } from "./json.js";

/** JSON pointer into `data` (or a command's body); `*` stands for every key or index at its place. */
export type PointerPattern = `/${string}`;

export interface EventDeclaration {
  /** Schema version of `data` that this release writes. */
  readonly schema: number;
  /** Personal fields: strings, sealed under the key of their subject. */
  readonly personal?: readonly PointerPattern[];
  /** Their subject, where it is not the event's own stream: the file that a session decides about. */
  subject?(data: JsonObject, stream: StreamName): StreamName;
  /** From the schema version that is the index to the next one; index 0 is unused. */
  readonly upcasters?: readonly ((data: JsonObject) => JsonObject)[];
}

/**
 * A kind of stream and its fold. Members are methods, not function properties: the registry holds
 * aggregates of many states, and each is handed only what its own fold made.
 */
export interface Aggregate<State = unknown, Event extends DomainEvent = DomainEvent> {
  readonly kind: string;
  /** Names the collection in routes: `applications`. */
  readonly plural: string;
  /** Who makes one says its id (a scheme's slug, an import's from its ref); others are derived. */
  readonly named?: true;
  readonly initial: State;
  evolve(state: State, event: Event): State;
  readonly events: { readonly [Type in Event["type"]]: EventDeclaration };
}
