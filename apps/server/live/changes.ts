import type { Viewer } from "#access/viewer.js";
import type { EventStore, Position, StoredEvent } from "#event-store/port.js";
import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import type { Reader } from "#projections/reader.js";
import { showFile } from "#read-models/file/show-file.js";

export interface Change {
  readonly kind: string;
  readonly id: string;
}

type Listener = (change: Change) => void;

/** How long a change waits for the read model to show it, in milliseconds. */
const patience = 2_000;

/** Tells each listener of the files that it may see, once a read of them shows what changed. */
export class Changes {
  readonly #listeners = new Map<Listener, Viewer>();

  constructor(
    private readonly store: EventStore,
    private readonly reader: Reader,
  ) {}

  /** @returns how to stop */
  subscribe(viewer: Viewer, listener: Listener): () => void {
    this.#listeners.set(listener, viewer);
    return () => this.#listeners.delete(listener);
  }

  /** Until the signal aborts. */
  async run(after: Position, signal: AbortSignal): Promise<void> {
    for await (const batch of this.store.follow(after, signal)) {
      if (this.#listeners.size > 0) await this.#tell(lastOfEachFile(batch));
    }
  }

  async #tell(events: readonly RecordedEvent[]): Promise<void> {
    for (const { stream, version } of events) {
      const change = { kind: kindOf(stream), id: idOf(stream) };
      await this.reader.waitFor(showFile.of.map(({ name }) => name), { stream, version }, patience);
      for (const [listener, viewer] of this.#listeners) {
        if (await this.#sees(viewer, change.id)) listener(change);
      }
    }
  }

  /** Asks what the listener would ask next: so nothing is told that a read would not show. */
  async #sees(viewer: Viewer, id: string): Promise<boolean> {
    const { answer } = await this.reader.ask(showFile, { id }, viewer);
    return answer !== undefined;
  }
}

const lastOfEachFile = (batch: readonly StoredEvent[]): readonly RecordedEvent[] => [
  ...new Map(
    batch
      .map(({ event }) => event)
      .filter(({ stream }) => kindOf(stream) === "application")
      .map((event) => [event.stream, event]),
  ).values(),
];
