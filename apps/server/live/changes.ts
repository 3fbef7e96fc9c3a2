import type { Viewer } from "#access/viewer.js";
import type { EventStore, Position, StoredEvent } from "#event-store/port.js";
import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { Reader } from "#projections/reader.js";
import { LiveSight } from "./live-sight.js";

export interface Change {
  readonly kind: "application" | "label" | "session";
  readonly id: string;
}

/** A change, by the last event of it, with what decides who may hear of it. */
interface Happened extends Change {
  readonly last: RecordedEvent;
  /** Of a session: the items that it happened to; none where it happened to the session as a whole. */
  readonly items: readonly string[];
}

export interface Listener {
  readonly viewer: Viewer;
  changed(change: Change): void;
  /** Something happened to the listening person: are they still let in? */
  person(): void;
  /** What was missed cannot be told any more: the listener has to come again, and to read again. */
  missed(): void;
}

/** Tells each listener of the files, labels and sessions that it may see, once a read of them shows what changed. */
export class LiveChanges {
  readonly #listeners = new Set<Listener>();

  readonly #closing = new AbortController();
  #begun: Promise<void> | undefined;
  #following: Promise<void> = Promise.resolve();
  readonly #sight: LiveSight;

  /** @param head where the log ends at the moment */
  constructor(
    private readonly store: EventStore,
    reader: Reader,
    private readonly head: () => Promise<Position>,
    private readonly report: (fault: unknown) => void,
  ) {
    this.#sight = new LiveSight(reader);
  }

  /** Resolves once whatever happens from then on is told. Nobody follows the log for nobody. */
  begin(): Promise<void> {
    this.#begun ??= this.head().then(
      (after) => {
        this.#following = this.#follow(after)
          .catch(this.report)
          .finally(() => this.#end());
      },
      (fault: unknown) => {
        this.#begun = undefined;
        throw fault;
      },
    );
    return this.#begun;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#following;
  }

  /** Of what happens since `begin`. @returns how to stop */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A database that is away ends no more than what it keeps from being told. */
  async #follow(after: Position): Promise<void> {
    for await (const batch of this.store.follow(after, this.#closing.signal)) {
      if (this.#listeners.size === 0) continue;
      await this.#tell(batch).catch(() => this.#missed());
    }
  }

  #end(): void {
    this.#begun = undefined;
    this.#missed();
  }

  #missed(): void {
    for (const listener of this.#listeners) listener.missed();
  }

  async #tell(batch: readonly StoredEvent[]): Promise<void> {
    const people = new Set(
      batch.flatMap(({ event: { stream } }) => (kindOf(stream) === "person" ? idOf(stream) : [])),
    );
    for (const listener of this.#listeners) {
      if (people.has(listener.viewer.person)) listener.person();
    }
    const happened = happenedIn(batch);
    const last = happened.at(-1)?.last;
    if (!last) return;
    // Read models take events in their order: the last one shows the others too.
    await this.#sight.shows(last);
    for (const one of happened) await this.#tellOf(one);
  }

  async #tellOf({ kind, id, items }: Happened): Promise<void> {
    // Many listen, but few see differently.
    const known = new Map<string, boolean>();
    for (const listener of this.#listeners) {
      const { viewer } = listener;
      const eyes = `${viewer.capacity} ${viewer.person}`;
      const sees =
        known.get(eyes) ??
        (await (kind === "session"
          ? this.#sight.seesSession(viewer, id, items)
          : this.#sight.sees(viewer, id)));
      known.set(eyes, sees);
      if (sees) listener.changed({ kind, id });
    }
  }
}

const kinds: readonly string[] = ["application", "label", "session"] satisfies Change["kind"][];
const isTold = (kind: string): kind is Change["kind"] => kinds.includes(kind);

/** When somebody votes is theirs: the board that is read anew once the vote is closed shows it all. */
const untold = new Set<string>(["BallotCast", "SecretBallotCast"] satisfies SessionEvent["type"][]);

/** What happened in a batch, each thing once, in the order of their last events. */
const happenedIn = (batch: readonly StoredEvent[]): readonly Happened[] => {
  const found = new Map<string, Happened>();
  for (const { event } of batch) {
    const { stream, type } = event;
    const kind = kindOf(stream);
    if (!isTold(kind) || untold.has(type)) continue;
    const before = found.get(stream);
    found.delete(stream);
    found.set(stream, { kind, id: idOf(stream), last: event, items: itemsAfter(before, event) });
  }
  return [...found.values()];
};

const itemsAfter = (
  before: Pick<Happened, "items"> | undefined,
  { data: { item } }: Pick<RecordedEvent, "data">,
): readonly string[] => {
  const isOfAll = typeof item !== "string" || before?.items.length === 0;
  return isOfAll ? [] : [...(before?.items ?? []), item];
};
