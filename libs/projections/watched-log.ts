import {
  LogUnavailable,
  type Appended,
  type Direction,
  type EncodedEvent,
  type EventStore,
  type Expected,
  type Position,
  type SealedPart,
  type StoredEvent,
} from "#event-store/port.js";
import { type StreamName, streamName } from "#kernel/index.js";
import { origin, theLog } from "#labelling/origin/origin.js";
import type { Database } from "./database.js";
import { holds, LogShorter, noteLost, refuseShorterLog, seenIn } from "./log-seen.js";

/** How long what was not found is not looked for again, in milliseconds. */
const lookAgain = 2_000;
const originOfLog = streamName(origin.kind, theLog);

/**
 * The log as one process knows it. What the process has in memory was folded from events that it saw;
 * where a failover has taken the last of them away, that memory is of another log, and nothing may be
 * decided by it any more. So the last event seen is looked for again whenever the log was away, led
 * to another server, or stands before what was folded; until it is found, nothing is read or written.
 */
export class WatchedLog implements EventStore {
  #seen: Pick<StoredEvent, "event" | "position"> | undefined;
  #inDoubt = false;
  #looking: Promise<void> | undefined;
  #lost: LogShorter | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How many recoveries there were when this process began: of a later one it has not seen the log. */
  #recoveries: number | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly db: Database,
  ) {}

  /** A connection was lost, or made: it may lead to another server than before. */
  doubt(): void {
    this.#inDoubt = true;
  }

  /**
   * Whether the log still holds what was seen of it, here or by anybody.
   * @throws LogShorter, or why that cannot be told
   */
  look(): Promise<void> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
  }

  async append(
    stream: StreamName,
    expected: Expected,
    events: readonly EncodedEvent[],
    sealed: readonly SealedPart[],
  ): Promise<Appended> {
    await this.#sure();
    const asked = () => this.store.append(stream, expected, events, sealed);
    const appended = await this.#orDoubt(asked);
    const last = events.at(-1);
    if (appended.outcome === "unknown") this.doubt();
    else if (appended.outcome === "conflict") this.#compare(appended.actual, expected);
    else if (last) this.#note({ event: last.event, position: appended.position });
    // It may have been the first to go to another server.
    await this.#sure();
    return appended;
  }

  async read(stream: StreamName, from: number, direction: Direction, limit: number) {
    await this.#sure();
    const found = await this.#orDoubt(() => this.store.read(stream, from, direction, limit));
    await this.#sure();
    this.#note(found.at(direction === "forwards" ? -1 : 0));
    return found;
  }

  async readAll(after: Position, limit: number, kinds?: readonly string[]) {
    await this.#sure();
    const found = await this.#orDoubt(() => this.store.readAll(after, limit, kinds));
    this.#note(found.at(-1));
    return found;
  }

  async *follow(after: Position, signal: AbortSignal) {
    for await (const batch of this.store.follow(after, signal)) {
      this.#note(batch.at(-1));
      yield batch;
    }
  }

  sealedParts(hashes: readonly string[]) {
    return this.store.sealedParts(hashes);
  }

  #note(one: Pick<StoredEvent, "event" | "position"> | undefined): void {
    if (one && (!this.#seen || one.position > this.#seen.position)) this.#seen = one;
  }

  /** Whoever asks has folded the stream from here: it cannot end before that. */
  #compare(actual: Expected, expected: Expected): void {
    if (expected !== "none" && (actual === "none" || actual < expected)) this.doubt();
  }

  async #orDoubt<Found>(ask: () => Promise<Found>): Promise<Found> {
    try {
      return await ask();
    } catch (fault) {
      if (fault instanceof LogUnavailable) this.doubt();
      throw fault;
    }
  }

  async #sure(): Promise<void> {
    if (this.#lost && performance.now() - this.#lookedAt < lookAgain) throw this.#lost;
    if (this.#lost || this.#inDoubt) await this.look();
  }

  async #look(): Promise<void> {
    // First: what happens meanwhile is a doubt of its own.
    this.#inDoubt = false;
    try {
      await this.#lookForOwn();
      await refuseShorterLog(this.store, this.db);
      this.#lost = undefined;
    } catch (fault) {
      if (fault instanceof LogShorter) {
        this.#lost = fault;
        throw fault;
      }
      this.#inDoubt = true;
      // Nothing was written, whichever of the two was away.
      throw fault instanceof LogUnavailable
        ? fault
        : new LogUnavailable("It cannot be told what was seen of it.", { cause: fault });
    } finally {
      this.#lookedAt = performance.now();
    }
  }

  async #lookForOwn(): Promise<void> {
    const [last] = await this.store.read(originOfLog, Number.MAX_SAFE_INTEGER, "backwards", 1);
    const recoveries = last ? last.event.version + 1 : 0;
    this.#recoveries ??= recoveries;
    const seen = this.#seen;
    if (!seen || (await holds(this.store, seenIn(seen)))) return;
    // Once it was recovered, only this process is behind: it has to begin anew, nobody else has.
    if (recoveries <= this.#recoveries) await noteLost(this.db, seen);
    throw new LogShorter(seenIn(seen));
  }
}
