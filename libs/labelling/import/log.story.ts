import {
  type Actor,
  type Aggregate,
  type DomainEvent,
  type Json,
  type Names,
  type Step,
  streamName,
  type World,
} from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";

/** Ids that tell what they hang on. */
export const names = (ref: string): Names => ({
  self: `import of ${ref}`,
  claim: (kind, value) => `${kind} ${value}`,
  derived: (kind, key) => `${kind} of ${key}`,
});

/** A log that is just what was told of each stream, and steps that are taken on it. */
export const log = (content: unknown, today: string, caller: Actor) => {
  const streams = new Map<string, readonly DomainEvent[]>();
  const tell = <State, Event extends DomainEvent>(
    { kind }: Aggregate<State, Event>,
    id: string,
    ...events: readonly Event[]
  ) => {
    const stream = streamName(kind, id);
    streams.set(stream, [...(streams.get(stream) ?? []), ...events]);
  };
  const world: World = {
    fold: async <State, Event extends DomainEvent>(
      aggregate: Aggregate<State, Event>,
      id: string,
    ) =>
      (streams.get(streamName(aggregate.kind, id)) ?? []).reduce(
        (state, event) => aggregate.evolve(state, event as Event),
        aggregate.initial,
      ),
    blob: async () => content as Json,
  };
  const take = async ({ command, id, body, by }: Step) => {
    const state = await world.fold(command.on, id);
    const facts = await command.gather?.(state, body, world, id);
    const now = circumstances(today, by?.(caller) ?? caller);
    const decision = command.decide(state, body, now, facts);
    if ("rejected" in decision) throw new Error(`${command.type}: ${decision.rejected.code}`);
    tell(command.on, id, ...decision.accepted);
  };
  return { tell, world, take };
};
