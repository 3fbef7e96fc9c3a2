import type { Viewer } from "#access/viewer.js";
import type { EventStore, Position, StoredEvent } from "#event-store/port.js";
import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import type { Reader } from "#projections/reader.js";
import { FileSight } from "./file-sight.js";

export interface Change {
  readonly kind: string;
  readonly id: string;
}

export interface Listener {
  readonly viewer: Viewer;
  changed(change: Change): void;
  /** Something happened to the listening person: are they still let in? */
  person(): void;
  /** What was missed cannot be told any more: the listener has to come again, and to read again. */
  missed(): void;
}

/** Tells each listener of the files that it may see, once a read of them shows what changed. */
export class LiveChanges {
  readonly #listeners = new Set<Listener>();

  readonly #closing = new AbortController();
  #begun: Promise<void> | undefined;
  #following: Promise<void> = Promise.resolve();
  readonly #sight: FileSight;

  /** @param head where the log ends at the moment */
  constructor(
    private readonly store: EventStore,
    reader: Reader,
    private readonly head: () => Promise<Position>,
    private readonly report: (fault: unknown) => void,
  ) {
    this.#sight = new FileSight(reader);
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
    const people = new Set(idsOf(batch, "person").keys());
    for (const listener of this.#listeners) {
      if (people.has(listener.viewer.person)) listener.person();
    }
    const files = idsOf(batch, "application");
    const last = [...files.values()].at(-1);
    if (!last) return;
    // Read models take events in their order: the last one shows the others too.
    await this.#sight.shows(last);
    for (const id of files.keys()) await this.#tellOf(id);
  }

  async #tellOf(id: string): Promise<void> {
    // Many listen, but few see differently.
    const known = new Map<string, boolean>();
    for (const listener of this.#listeners) {
      const { viewer } = listener;
      const eyes = `${viewer.capacity} ${viewer.person}`;
      const sees = known.get(eyes) ?? (await this.#sight.sees(viewer, id));
      known.set(eyes, sees);
      if (sees) listener.changed({ kind: "application", id });
    }
  }
}

/** The last event of each stream of a kind, in the order of these. */
const idsOf = (batch: readonly StoredEvent[], kind: string): ReadonlyMap<string, RecordedEvent> => {
  const found = new Map<string, RecordedEvent>();
  for (const { event } of batch) {
    if (kindOf(event.stream) !== kind) continue;
    found.delete(idOf(event.stream));
    found.set(idOf(event.stream), event);
  }
  return found;
};
