import { maskedEvent } from "#commands/domain-event.js";
import type { RecordedEvent, StreamName } from "#kernel/index.js";
import { aggregateOf } from "./act.js";

/** How streams stood after each of their events, as the write side folds them. */
export interface Past {
  /** @param version −1 before the first event. @throws NeverStood */
  stateAt(stream: StreamName, version: number): unknown;
}

/** A stream that a decision says to have read had no such version. */
export class NeverStood extends Error {
  override readonly name = "NeverStood";
  constructor(
    readonly stream: StreamName,
    readonly version: number,
  ) {
    super(`${stream} never stood at ${version}`);
  }
}

/** A stream's events again, from its first one up to a version. */
export type ReadAgain = (stream: StreamName, upTo: number) => Promise<readonly RecordedEvent[]>;

interface Recent {
  version: number;
  /** After `version` and the versions before it, the oldest first. */
  readonly states: unknown[];
}

/** What a decision reads is nearly always the last version, or one of a moment before. */
const limits = { streams: 4_096, states: 16 } as const;

/** Folds a log as it is read, in as much memory however long it is: what is further back is read again. */
export class RecentPast implements Past {
  readonly #recent = new Map<StreamName, Recent>();
  /** What comes later in the log is nothing that anybody can have read. */
  readonly #heads = new Map<StreamName, number>();

  constructor(
    private readonly readAgain: ReadAgain,
    private readonly bounds: { readonly streams: number; readonly states: number } = limits,
  ) {}

  async extend(event: RecordedEvent): Promise<void> {
    const { stream, version } = event;
    const aggregate = aggregateOf(stream);
    const before = await this.stateAt(stream, version - 1);
    const state = aggregate.evolve(before, maskedEvent(aggregate, event));
    this.#heads.set(stream, version);
    const recent = this.#recent.get(stream) ?? { version: -1, states: [aggregate.initial] };
    this.#recent.delete(stream);
    this.#recent.set(stream, recent);
    if (recent.version !== version - 1) recent.states.splice(0, recent.states.length, before);
    recent.version = version;
    recent.states.push(state);
    if (recent.states.length > this.bounds.states) recent.states.shift();
    if (this.#recent.size > this.bounds.streams) this.#forgetOldest();
  }

  async stateAt(stream: StreamName, version: number): Promise<unknown> {
    const aggregate = aggregateOf(stream);
    if (version === -1) return aggregate.initial;
    if (version > (this.#heads.get(stream) ?? -1)) throw new NeverStood(stream, version);
    const recent = this.#recent.get(stream);
    const back = recent ? recent.version - version : 0;
    if (recent && back < recent.states.length) return recent.states.at(-1 - back);
    const events = await this.readAgain(stream, version);
    if (events.length !== version + 1) throw new NeverStood(stream, version);
    return events.reduce<unknown>(
      (state, event) => aggregate.evolve(state, maskedEvent(aggregate, event)),
      aggregate.initial,
    );
  }

  #forgetOldest(): void {
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      return;
    }
  }
}
