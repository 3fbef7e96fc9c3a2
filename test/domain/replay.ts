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

export const aggregateOf = (stream: StreamName): Aggregate => {
  const found = aggregates.find(({ kind }) => kind === kindOf(stream));
  if (!found) throw new Error(`no aggregate holds ${stream}`);
  return found;
};

/** What the write side folds. */
export const foldMasked = (aggregate: Aggregate, events: readonly RecordedEvent[]): unknown =>
  events.reduce<unknown>(
    (state, event) => aggregate.evolve(state, maskedEvent(aggregate, event)),
    aggregate.initial,
  );

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
    private readonly log: Log,
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
    const events = (this.log.get(stream) ?? []).slice(0, version + 1);
    if (events.length !== version + 1) throw new Error(`${stream} never stood at ${version}`);
    return events.reduce(
      (state, event) => aggregate.evolve(state, maskedEvent(aggregate, event) as Event),
      aggregate.initial,
    );
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
  log: Log,
  blobs: BlobStore,
  act: Act,
  events: readonly DomainEvent[],
): Promise<Decision<DomainEvent>> => {
  const [{ stream, version, at, actor, command }] = act;
  const rule = commandOf(act);
  const state = foldMasked(rule.on, (log.get(stream) ?? []).slice(0, version));
  const body = rule.commandOf(events);
  const world = new PastWorld(log, blobs, act);
  const facts = await rule.gather?.(state, body, world, idOf(stream));
  const unread = world.unread();
  if (unread.length > 0) throw new Error(`${command.type} asks no more for ${unread.join()}`);
  const now = { at, today: parisDay(at), actor, command: command.id };
  return rule.decide(state, body, now, facts);
};
