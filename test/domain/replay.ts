import { maskedEvent, upcast } from "#commands/domain-event.js";
import type { BlobStore } from "#commands/blob-store.js";
import type {
  Aggregate,
  Decision,
  DomainEvent,
  Json,
  RecordedEvent,
  StreamName,
} from "#kernel/index.js";
import { streamName } from "#kernel/index.js";
import type { DataKeys } from "#sealing/data-keys.js";
import { Sealer } from "#sealing/sealer.js";
import { type Act, aggregateOf } from "#verification/act.js";
import { decideAgain as decideOnceMore } from "#verification/decide-again.js";
import type { Past } from "#verification/past.js";
import { secret } from "./house.js";

type ReadParts = Parameters<Sealer["open"]>[1];
/** Every stream of a log, each from its first event on. */
export type Log = ReadonlyMap<StreamName, readonly RecordedEvent[]>;
export const logOf = (events: readonly RecordedEvent[]): Log => {
  const streams = new Map<StreamName, RecordedEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.stream) ?? [];
    streams.set(event.stream, [...stream, event]);
  }
  return streams;
};

/** What the write side folds. */
export const foldMasked = (aggregate: Aggregate, events: readonly RecordedEvent[]): unknown =>
  events.reduce<unknown>(
    (state, event) => aggregate.evolve(state, maskedEvent(aggregate, event)),
    aggregate.initial,
  );

/** Folds anew each time: for logs that are looked at once. */
export const pastOf = (log: Log): Past => ({
  stateAt: (stream, version) => {
    const events = (log.get(stream) ?? []).slice(0, version + 1);
    if (events.length !== version + 1) throw new Error(`${stream} never stood at ${version}`);
    return foldMasked(aggregateOf(stream), events);
  },
});

/** Folds as a log grows, and keeps each state: for long ones, of which everything is looked at. */
export class GrowingPast implements Past {
  readonly #states = new Map<StreamName, unknown[]>();

  /** @param told an event of the stream, as the write side folds it */
  extend(stream: StreamName, told: DomainEvent): void {
    const aggregate = aggregateOf(stream);
    const states = this.#states.get(stream) ?? [aggregate.initial];
    states.push(aggregate.evolve(states.at(-1), told));
    this.#states.set(stream, states);
  }

  stateAt(stream: StreamName, version: number): unknown {
    if (version === -1) return aggregateOf(stream).initial;
    const states = this.#states.get(stream) ?? [];
    if (version + 1 >= states.length) throw new Error(`${stream} never stood at ${version}`);
    return states[version + 1];
  }

  /** As it stands now. */
  now<State>({ kind }: Aggregate<State>, id: string): State {
    return this.head(streamName(kind, id));
  }

  head<State>(stream: StreamName): State {
    return (this.#states.get(stream)?.at(-1) ?? aggregateOf(stream).initial) as State;
  }
}

/** Events as a fold that may see everything sees them, personal values in clear while their key is there. */
export const openEvents = async (
  events: readonly RecordedEvent[],
  readParts: ReadParts,
  keys: DataKeys,
): Promise<readonly DomainEvent[]> => {
  const toOpen = events.map((event) => ({
    event,
    personal: aggregateOf(event.stream).events[event.type]?.personal,
  }));
  const opened = await new Sealer(keys, secret).open(toOpen, readParts);
  return events.map((event, index) => {
    const data = opened[index] ?? {};
    return { ...upcast(aggregateOf(event.stream), { ...event, data }), type: event.type };
  });
};

/** As the verifier does it. */
export const decideAgain = (
  past: Past,
  blobs: BlobStore,
  act: Act,
  events: readonly DomainEvent[],
): Promise<Decision<DomainEvent>> => {
  const blob = async (hash: string): Promise<Json> => {
    const bytes = await blobs.get(hash);
    if (!bytes) throw new Error(`there is no blob ${hash}`);
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as Json;
  };
  return decideOnceMore(past, blob, act, events);
};
