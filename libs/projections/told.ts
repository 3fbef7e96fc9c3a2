import { DatabaseError } from "pg";
import type { Position, StoredEvent } from "#event-store/port.js";
import { FromNewerRelease, upcast } from "#commands/domain-event.js";
import {
  erased,
  idOf,
  kindOf,
  type Aggregate,
  type DomainEvent,
  type JsonObject,
  type PointerPattern,
  type RecordedEvent,
} from "#kernel/index.js";
import { CannotOpen } from "#sealing/blob.js";
import { OtherLog } from "#sealing/log-secret.js";
import { replaceFields, WrongPersonalField } from "#sealing/personal-fields.js";
import type { ToOpen } from "#sealing/sealer.js";

/** An event of the log as a fold of the read side is told it. */
export interface Told<Event extends DomainEvent = DomainEvent> {
  readonly position: Position;
  readonly envelope: RecordedEvent;
  /** As stored and hashed. */
  readonly bytes: Uint8Array;
  /** The id in the stream's name. */
  readonly id: string;
  /** In today's schema; personal fields read « effacé » unless the reader needs them opened. */
  readonly event: Event;
}

/** What a reader wants of the log. What it does not read can never stop it. */
export interface LogReader {
  /** The kinds of stream, by their aggregates; `envelopes`: every event, but nothing of its data. */
  readonly reads: readonly Aggregate[] | "envelopes";
  /** Personal fields that it shows, by type of event. */
  readonly opens: { readonly [type: string]: readonly PointerPattern[] };
}

/** An event that nobody can tell: damaged, or not as it was sealed. Its stream stops there. */
export interface Faulty {
  readonly position: Position;
  readonly envelope: RecordedEvent;
  readonly fault: string;
}

/**
 * `until`, when there is one, is an event of a type or schema that only a newer release knows. The
 * reader waits before it; nothing is ever skipped.
 */
export interface Telling {
  readonly told: readonly (Told | Faulty)[];
  readonly until?: Untold;
}

export interface Untold {
  readonly event: RecordedEvent;
  readonly reason: string;
}

/** Personal values in clear, « effacé » where the key is gone; one answer for each event, in order. */
export type Open = (events: readonly ToOpen[]) => Promise<readonly JsonObject[]>;

/** Tells one batch to several readers; what is personal is opened once, and only where it is shown. */
export class Batch {
  readonly #opened = new Map<StoredEvent, JsonObject | Error>();

  private constructor(private readonly stored: readonly StoredEvent[]) {}

  static async of(
    stored: readonly StoredEvent[],
    readers: readonly LogReader[],
    open: Open,
  ): Promise<Batch> {
    const batch = new Batch(stored);
    const shown = new Set(readers.flatMap(({ opens }) => Object.keys(opens)));
    const shownHere = stored.filter(({ event }) => shown.has(event.type));
    const wanted = shownHere.flatMap((one) => {
      const personal = readers.flatMap((reader) =>
        aggregateOf(reader, one) ? (reader.opens[one.event.type] ?? []) : [],
      );
      return personal.length > 0 ? [{ one, personal: withoutCovered(personal) }] : [];
    });
    if (wanted.length > 0) await batch.#open(wanted, open);
    return batch;
  }

  get last(): Position | undefined {
    return this.stored.at(-1)?.position;
  }

  tell(reader: LogReader, after: Position): Telling {
    const told: (Told | Faulty)[] = [];
    for (const one of this.stored) {
      if (one.position <= after) continue;
      try {
        const event = this.#eventFor(reader, one);
        if (event) told.push(new ToldEvent(one, event));
      } catch (error) {
        const reason = reasonOf(error);
        if (error instanceof FromNewerRelease) return { told, until: { event: one.event, reason } };
        told.push({ position: one.position, envelope: one.event, fault: reason });
      }
    }
    return { told };
  }

  #eventFor(reader: LogReader, one: StoredEvent): DomainEvent | undefined {
    const aggregate = aggregateOf(reader, one);
    if (reader.reads !== "envelopes" && !aggregate) return undefined;
    if (one.unreadable !== undefined) throw new Error(one.unreadable);
    if (!aggregate) return { type: one.event.type };
    const { event } = one;
    const opened = reader.opens[event.type] ? this.#opened.get(one) : undefined;
    if (opened instanceof Error) throw opened;
    const personal = aggregate.events[event.type]?.personal;
    if (!personal) return { ...upcast(aggregate, event), type: event.type };
    // What another reader had opened of the same event comes along; what nobody asked for does not.
    const data = replaceFields(opened ?? event.data, personal, (value) =>
      opened && typeof value === "string" ? value : erased,
    );
    return { ...upcast(aggregate, { ...event, data }), type: event.type };
  }

  async #open(wanted: readonly Wanted[], open: Open): Promise<void> {
    try {
      const data = await open(wanted.map(({ one, personal }) => ({ event: one.event, personal })));
      for (const [index, { one }] of wanted.entries()) this.#opened.set(one, data[index] ?? {});
    } catch (error) {
      if (!liesInOneEvent(error)) throw error;
      const [first] = wanted;
      if (wanted.length === 1 && first) this.#opened.set(first.one, error);
      // One by one, to learn which it is.
      else for (const one of wanted) await this.#open([one], open);
    }
  }
}

/** One reader may want `/texts/*`, another `/texts/summary`: each value is opened once. */
const withoutCovered = (patterns: readonly PointerPattern[]): readonly PointerPattern[] => {
  const all = [...new Set(patterns)];
  return all.filter((one) => !all.some((other) => other !== one && covers(other, one)));
};

const covers = (wide: PointerPattern, narrow: PointerPattern): boolean => {
  const [wides, narrows] = [wide.split("/"), narrow.split("/")];
  return (
    wides.length === narrows.length &&
    wides.every((segment, at) => segment === "*" || segment === narrows[at])
  );
};

interface Wanted {
  readonly one: StoredEvent;
  readonly personal: readonly PointerPattern[];
}

/** Not in the keys, nor in the way to them: those come back. */
const liesInOneEvent = (error: unknown): error is Error =>
  error instanceof CannotOpen ||
  error instanceof OtherLog ||
  error instanceof WrongPersonalField ||
  error instanceof TypeError ||
  isRefusedValue(error);

/** The database takes no such value, however often it is asked. */
export const isRefusedValue = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && /^(22|23|54)/.test(error.code ?? "");

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const aggregateOf = ({ reads }: LogReader, { event }: StoredEvent): Aggregate | undefined => {
  if (reads === "envelopes") return undefined;
  const kind = kindOf(event.stream);
  return reads.find((aggregate) => aggregate.kind === kind);
};

class ToldEvent implements Told {
  constructor(
    private readonly stored: StoredEvent,
    readonly event: DomainEvent,
  ) {}

  get position(): Position {
    return this.stored.position;
  }
  get envelope(): RecordedEvent {
    return this.stored.event;
  }
  // Not copied: a store may have to make them first, and few folds ask.
  get bytes(): Uint8Array {
    return this.stored.bytes;
  }
  get id(): string {
    return idOf(this.stored.event.stream);
  }
}
