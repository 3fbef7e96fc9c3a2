import { kindOf, type StreamName } from "#kernel/index.js";
import { admit, after as next } from "./admission.js";
import { Bell } from "./bell.js";
import { follow } from "./follow.js";
import { ordinalOf, positionOf } from "./position.js";
import type {
  Appended,
  Direction,
  EncodedEvent,
  EventStore,
  Expected,
  Position,
  SealedPart,
  StoredEvent,
} from "./port.js";

/** The log of specs and simulations: it lives as long as its process. */
export class MemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<StreamName, StoredEvent[]>();
  readonly #parts = new Map<string, Uint8Array>();
  readonly #bell = new Bell();

  async append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    sealed: readonly SealedPart[],
  ): Promise<Appended> {
    admit(stream, expected, events);
    const stored = this.#streams.get(stream) ?? [];
    const there = stored.slice(next(expected), next(expected) + events.length);
    if (sameBytes(there, events)) return { outcome: "duplicate", position: lastOf(there) };
    if (stored.length !== next(expected))
      return { outcome: "conflict", actual: stored.length === 0 ? "none" : stored.length - 1 };

    const added = events.map(({ event, bytes }, index) => ({
      event,
      bytes: bytes.slice(),
      position: positionOf(this.#log.length + index + 1),
    }));
    this.#log.push(...added);
    stored.push(...added);
    this.#streams.set(stream, stored);
    for (const { hash, blob } of sealed)
      if (!this.#parts.has(hash)) this.#parts.set(hash, blob.slice());
    this.#bell.ring();
    return { outcome: "ok", position: lastOf(added) };
  }

  async read(stream: StreamName, from: number, direction: Direction, limit: number) {
    const stored = this.#streams.get(stream) ?? [];
    if (direction === "forwards") return stored.slice(Math.max(from, 0), Math.max(from, 0) + limit);
    return stored
      .slice(0, Math.max(from + 1, 0))
      .reverse()
      .slice(0, limit);
  }

  async readAll(after: Position, limit: number, kinds?: readonly string[]) {
    const from = Number(ordinalOf(after));
    if (!kinds) return this.#log.slice(from, from + limit);
    const found: StoredEvent[] = [];
    for (let at = from; at < this.#log.length && found.length < limit; at += 1) {
      const one = this.#log[at];
      if (one && kinds.includes(kindOf(one.event.stream))) found.push(one);
    }
    return found;
  }

  follow(after: Position, signal: AbortSignal) {
    return follow(this, this.#bell, after, signal);
  }

  async sealedParts(hashes: readonly string[]) {
    const found = new Map<string, Uint8Array>();
    for (const hash of hashes) {
      const blob = this.#parts.get(hash);
      if (blob) found.set(hash, blob);
    }
    return found;
  }
}

const sameBytes = (stored: readonly StoredEvent[], given: readonly EncodedEvent[]): boolean =>
  stored.length === given.length &&
  stored.every(({ bytes }, index) => Buffer.compare(bytes, given[index]?.bytes ?? empty) === 0);

const empty = new Uint8Array();

const lastOf = (events: readonly StoredEvent[]): Position => {
  const last = events.at(-1);
  if (!last) throw new RangeError("No event here.");
  return last.position;
};
