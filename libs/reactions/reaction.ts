import type { Aggregate, Command, DomainEvent, Id, JsonObject } from "#kernel/index.js";
import type { Told } from "#projections/told.js";

/** A command that the engine is to give, once or from a day on. */
export interface Message {
  readonly command: Pick<Command, "type">;
  /** The id in the name of the stream that it goes to. */
  readonly to: string;
  /** Nothing personal: it stands in the outbox in clear. */
  readonly body: JsonObject;
  /** First day, in Paris, on which it is given. */
  readonly from?: string;
}

/** A fold with an outbox: what follows from an event. Pure; it never fires on a rebuild. */
export interface Reaction<
  State extends JsonObject = JsonObject,
  Event extends DomainEvent = DomainEvent,
> {
  readonly name: string;
  readonly reads: readonly Aggregate[];
  /** What it remembers of a stream between its events, if anything. */
  evolve?(state: State | undefined, told: Told<Event>): State | undefined;
  /** Under what it remembers it, where that is not each stream by itself. */
  key?(told: Told<Event>): string;
  /** `state` is as it was before the event. */
  react(told: Told<Event>, state: State | undefined): readonly Message[];
}

export const reaction = <Event extends DomainEvent, State extends JsonObject = JsonObject>(
  definition: Reaction<State, Event>,
): Reaction<State, Event> => definition;

/** Names a message in the outbox, by what it answers. */
export const messageId = (
  { name }: Pick<Reaction, "name">,
  cause: Id<"event">,
  nth: number,
): string => `${name}:${cause}${nth === 0 ? "" : `:${nth}`}`;

/** Idempotency key of a message's command: whoever gives it, and however often, it is taken once. */
export const keyOf = (id: string): string => `reaction:${id}`;

/** The row of the outbox that a key is of. */
export const rowOf = (key: string): string => key.replace(/^reaction:/, "");
