import { maskedEvent, upcast } from "#commands/domain-event.js";
import type { BlobStore } from "#commands/blob-store.js";
import type {
  Aggregate,
  Command,
  Decision,
  DomainEvent,
  Json,
  RecordedEvent,
  StreamName,
  World,
} from "#kernel/index.js";
import { idOf, kindOf, streamName } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { aggregates, everyRule } from "#labelling/registry.js";
import type { DataKeys } from "#sealing/data-keys.js";
import { Sealer } from "#sealing/sealer.js";
import { secret } from "./house.js";

export type SealedParts = ReadonlyMap<string, Uint8Array>;
/** Every stream of a log, each from its first event on. */
export type Log = ReadonlyMap<StreamName, readonly RecordedEvent[]>;
/** What one command left in its stream. */
export type Act = readonly [RecordedEvent, ...RecordedEvent[]];

/** How streams stood after each of their events, as the write side folds them. */
export interface Past {
  /** @param version −1 before the first event */
  stateAt(stream: StreamName, version: number): unknown;
}

export const logOf = (events: readonly RecordedEvent[]): Log => {
  const streams = new Map<StreamName, RecordedEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.stream) ?? [];
    streams.set(event.stream, [...stream, event]);
  }
  return streams;
};

export const actsOf = (events: readonly RecordedEvent[]): readonly Act[] => {
  const acts: Act[] = [];
  for (const event of events) {
    const last = acts.at(-1);
    if (last?.[0].command.id === event.command.id) acts[acts.length - 1] = [...last, event];
    else acts.push([event]);
  }
  return acts;
};

const byKind = new Map(aggregates.map((aggregate) => [aggregate.kind, aggregate]));

export const aggregateOf = (stream: StreamName): Aggregate => {
  const found = byKind.get(kindOf(stream));
  if (!found) throw new Error(`no aggregate holds ${stream}`);
  return found;
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

  extend(event: RecordedEvent): void {
    const aggregate = aggregateOf(event.stream);
    const states = this.#states.get(event.stream) ?? [aggregate.initial];
    states.push(aggregate.evolve(states.at(-1), maskedEvent(aggregate, event)));
    this.#states.set(event.stream, states);
  }

  stateAt(stream: StreamName, version: number): unknown {
    if (version === -1) return aggregateOf(stream).initial;
    const states = this.#states.get(stream) ?? [];
    if (version + 1 >= states.length) throw new Error(`${stream} never stood at ${version}`);
    return states[version + 1];
  }

  /** As it stands now. */
  now<State>({ kind, initial }: Aggregate<State>, id: string): State {
    return (this.#states.get(streamName(kind, id))?.at(-1) as State | undefined) ?? initial;
  }
}

/** Events as a fold that may see everything sees them, personal values in clear while their key is there. */
export const openEvents = async (
  events: readonly RecordedEvent[],
  parts: SealedParts,
  keys: DataKeys,
): Promise<readonly DomainEvent[]> => {
  const toOpen = events.map((event) => ({
    event,
    personal: aggregateOf(event.stream).events[event.type]?.personal,
  }));
  const opened = await new Sealer(keys, secret).open(toOpen, async () => parts);
  return events.map((event, index) => {
    const data = opened[index] ?? {};
    return { ...upcast(aggregateOf(event.stream), { ...event, data }), type: event.type };
  });
};

/** The streams as they stood when a decision read them; what it did not read then is not there. */
class PastWorld implements World {
  readonly #unread: Map<StreamName, number>;
  constructor(
    private readonly past: Past,
    private readonly blobs: BlobStore,
    [first]: Act,
  ) {
    this.#unread = new Map(first.basis?.map(({ stream, version }) => [stream, version]));
    this.basis = new Map(this.#unread);
  }
  private readonly basis: ReadonlyMap<StreamName, number>;

  async fold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<State> {
    const stream = streamName(aggregate.kind, id);
    const version = this.basis.get(stream);
    if (version === undefined) throw new Error(`${stream} is read, but is no basis`);
    this.#unread.delete(stream);
    return this.past.stateAt(stream, version) as State;
  }

  async blob(hash: string): Promise<Json> {
    const bytes = await this.blobs.get(hash);
    if (!bytes) throw new Error(`there is no blob ${hash}`);
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as Json;
  }

  /** Streams of the basis that nobody has asked for. */
  unread(): readonly StreamName[] {
    return [...this.#unread.keys()];
  }
}

/** Whose decision it was. */
export const commandOf = ([{ command }]: Act): Command => {
  const rule = everyRule.find(
    ({ type, schema }) => type === command.type && schema === command.schema,
  );
  if (!rule) throw new Error(`${command.type} of schema ${command.schema} is decided by nobody`);
  return rule;
};

/**
 * Runs the decision behind an act again: the state before it, the command that its events tell, the
 * circumstances of its envelope, the facts at its basis.
 * @param events those of the act, opened or erased
 */
export const decideAgain = async (
  past: Past,
  blobs: BlobStore,
  act: Act,
  events: readonly DomainEvent[],
): Promise<Decision<DomainEvent>> => {
  const [{ stream, version, at, actor, command }] = act;
  const rule = commandOf(act);
  const state = past.stateAt(stream, version - 1);
  const body = rule.commandOf(events);
  const world = new PastWorld(past, blobs, act);
  const facts = await rule.gather?.(state, body, world, idOf(stream));
  const unread = world.unread();
  if (unread.length > 0) throw new Error(`${command.type} asks no more for ${unread.join()}`);
  const now = { at, today: parisDay(at), actor, command: command.id };
  return rule.decide(state, body, now, facts);
};
