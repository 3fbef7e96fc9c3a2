import { setTimeout as pause } from "node:timers/promises";
import { streamNameFilter, type EventStoreDBClient } from "@eventstore/db-client";
import type { StreamName } from "#kernel/index.js";
import { admit, after as next } from "../admission.js";
import { batch, restAfter } from "../follow.js";
import type {
  Appended,
  Direction,
  EncodedEvent,
  EventStore,
  Expected,
  Position,
  SealedPart,
} from "../port.js";
import { Appends } from "./appends.js";
import { failureOf, noPosition } from "./faults.js";
import { leading } from "./leader.js";
import { placeOf } from "./position.js";
import type { PostgresSealedParts } from "./postgres-sealed-parts.js";
import { Reads } from "./reads.js";
import { isOurs, prefix, stored } from "./recorded.js";
import { batchesOf } from "./subscription.js";

/** Before a subscription is asked for again, in milliseconds; doubled while it brings nothing. */
const firstPause = 100;
const longestPause = 5_000;

const sweepEvery = 3_600_000;

/** The log in EventStoreDB, or a cluster of it. What is sealed stands in PostgreSQL, as do the keys. */
export class EventStoreDbEventStore implements EventStore {
  readonly #reads: Reads;
  readonly #appends: Appends;
  #sweptAt = -Infinity;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly parts: PostgresSealedParts,
  ) {
    this.#reads = new Reads(client);
    this.#appends = new Appends(client, this.#reads);
  }

  async append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    sealed: readonly SealedPart[],
  ): Promise<Appended> {
    admit(stream, expected, events);
    if (sealed.length === 0) return this.#appends.append(stream, expected, events);
    this.#sweepNowAndThen();
    const hashes = sealed.map(({ hash }) => hash);
    await this.parts.keep({ stream, version: next(expected), events: events.length }, sealed);
    const appended = await this.#appends.append(stream, expected, events);
    // Whatever is left undone here, the sweep does.
    if (appended.outcome === "conflict") await this.parts.drop(hashes).catch(() => undefined);
    else if (appended.outcome !== "unknown") this.parts.settle(hashes).catch(() => undefined);
    return appended;
  }

  async read(stream: StreamName, from: number, direction: Direction, limit: number) {
    if (direction === "backwards" && from < 0) return [];
    const recorded = await this.#reads.stream(stream, Math.max(from, 0), direction, limit);
    return recorded.filter(isOurs).map(stored);
  }

  readAll(after: Position, limit: number, kinds?: readonly string[]) {
    return this.#reads.all(after, limit, kinds);
  }

  /** By a subscription that is asked for anew, from where it was lost, for as long as it takes. */
  async *follow(after: Position, signal: AbortSignal) {
    let position = after;
    for (let wait = firstPause; !signal.aborted; wait = Math.min(wait * 2, longestPause)) {
      const filter = streamNameFilter({ prefixes: [prefix] });
      const options = { ...leading, fromPosition: placeOf(position), filter };
      const subscription = this.client.subscribeToAll(options, { highWaterMark: batch });
      try {
        for await (const some of batchesOf(subscription, signal)) {
          const events = some.flatMap(({ event }) => (event && isOurs(event) ? stored(event) : []));
          const last = events.at(-1);
          if (!last) continue;
          wait = firstPause;
          const given = performance.now();
          yield events;
          position = last.position;
          await restAfter(events, performance.now() - given, signal);
        }
      } catch (error) {
        const { kind } = failureOf(error);
        if (kind === "no-position") throw noPosition(position);
        if (kind === "fault") throw error;
      }
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  sealedParts(hashes: readonly string[]) {
    return this.parts.find(hashes);
  }

  /** Of parts that were kept a day ago for events of which nobody has heard since. */
  async sweep(): Promise<void> {
    await this.parts.sweep(async (hash, { stream, version, events }) => {
      const there = await this.read(stream, version, "forwards", events);
      return there.some(({ bytes }) => Buffer.from(bytes).includes(hash));
    });
  }

  #sweepNowAndThen(): void {
    if (performance.now() - this.#sweptAt < sweepEvery) return;
    this.#sweptAt = performance.now();
    this.sweep().catch(() => undefined);
  }
}
