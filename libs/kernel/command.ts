import type { Aggregate, PointerPattern } from "./aggregate.js";
import type { Circumstances, Decision } from "./decision.js";
import type { DomainEvent } from "./event.js";
import type { StreamName } from "./id.js";
import type { Json } from "./json.js";

/** What a decision may ask of other streams; each one read becomes part of the event's `basis`. */
export interface World {
  fold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<State>;
  /** The content of a blob that an event names by its SHA-256, as JSON. */
  blob(hash: string): Promise<Json>;
}

/**
 * One command: its shape (class-validator), its rule, and how it is read back from its events.
 * A new command is one such file and one line in the registry of its aggregate.
 */
export interface Command<
  Body extends object = object,
  State = unknown,
  Event extends DomainEvent = DomainEvent,
  Facts = unknown,
> {
  /** PascalCase verb and noun, unique in the product: `WithdrawApplication`. Recorded in each event. */
  readonly type: string;
  /** Raised when `decide` would answer an old input otherwise; the old definition then stays beside it. */
  readonly schema: number;
  /** One sentence, for OpenAPI and the command line. */
  readonly summary: string;
  readonly on: Aggregate<State, Event>;
  readonly shape: new () => Body;
  /** Makes a new thing: its id is derived from the caller and the key, not taken from the route. */
  readonly creates?: true;
  /** Of what it makes there is one: its id hangs on this alone, whoever asks, and under which key. */
  identity?(body: NoInfer<Body>): string;
  /** Refused with 428 unless the caller says which version it has seen. */
  readonly ifMatch?: true;
  /** Personal strings in the body; the print holds them veiled under their subject's key. */
  readonly personal?: readonly PointerPattern[];
  /** Their subject, where it is not the stream acted on. */
  subject?(body: NoInfer<Body>, stream: StreamName, state: NoInfer<State>): StreamName;
  /** A body that is valid, for OpenAPI. */
  readonly example: NoInfer<Body>;
  /** `id` is that of the stream acted on. */
  gather?(state: State, body: Body, world: World, id: string): Promise<Facts>;
  decide(state: State, body: Body, now: Circumstances, facts: Facts): Decision<NoInfer<Event>>;
  /** The body that `decide` used, from the events that it made, opened or erased. */
  commandOf(events: readonly Event[]): NoInfer<Body>;
}

/** Gives a definition its types, so that its file need not name them twice. */
export const command = <Body extends object, State, Event extends DomainEvent, Facts = undefined>(
  definition: Command<Body, State, Event, Facts>,
): Command<Body, State, Event, Facts> => definition;

/** The first event of a type among those that a command made; its `commandOf` reads the body there. */
export const madeBy = <Event extends DomainEvent, Type extends Event["type"]>(
  events: readonly Event[],
  type: Type,
): Extract<Event, { readonly type: Type }> => {
  const found = events.find((e): e is Extract<Event, { readonly type: Type }> => e.type === type);
  if (!found) throw new Error(`no ${type} among ${events.map((e) => e.type).join(", ")}`);
  return found;
};
