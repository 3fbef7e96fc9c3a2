import type { EventStore } from "#event-store/port.js";
import { type Aggregate, type RecordedEvent, type StreamName, streamName } from "#kernel/index.js";
import { FoldedStream } from "./folded-stream.js";

/** A page of a stream; 10,000-event streams come in ten of these. */
const page = 1_000;
/** Folded streams kept. A file folds to a few kilobytes, so this is some tens of megabytes. */
const kept = 4_096;

/** Folds streams and keeps the last used ones. */
export class Streams {
  readonly #folded = new Map<StreamName, FoldedStream<unknown>>();

  constructor(
    private readonly store: EventStore,
    readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** As known: at most `maxAge` milliseconds since its head was last looked at. */
  async load<State>(
    aggregate: Aggregate<State>,
    id: string,
    maxAge: number,
  ): Promise<FoldedStream<State>> {
    const folded = this.#entry(aggregate, streamName(aggregate.kind, id));
    if (this.monotonic() - folded.checkedAt > maxAge) await this.catchUp(folded);
    return folded;
  }

  /** Reads what the stream has beyond what is folded; true when there was something. */
  async catchUp(folded: FoldedStream<unknown>): Promise<boolean> {
    const before = folded.version;
    for (;;) {
      const asked = this.monotonic();
      const events = await this.store.read(folded.stream, folded.version + 1, "forwards", page);
      folded.extend(events.map(({ event }) => event));
      if (events.length < page) {
        folded.checkedAt = asked;
        return folded.version > before;
      }
    }
  }

  /** What was appended right after all that is folded: at `asked`, nothing else stood there. */
  appended(folded: FoldedStream<unknown>, events: readonly RecordedEvent[], asked: number): void {
    folded.extend(events);
    folded.checkedAt = Math.max(folded.checkedAt, asked);
  }

  #entry<State>(aggregate: Aggregate<State>, stream: StreamName): FoldedStream<State> {
    // The kind in the name tells the aggregate, so an entry always holds what its aggregate folded.
    const known = this.#folded.get(stream) as FoldedStream<State> | undefined;
    this.#folded.delete(stream);
    const entry = known ?? new FoldedStream(stream, aggregate);
    this.#folded.set(stream, entry);
    if (this.#folded.size > kept) this.#dropOldest();
    return entry;
  }

  #dropOldest(): void {
    for (const oldest of this.#folded.keys()) {
      this.#folded.delete(oldest);
      return;
    }
  }
}
