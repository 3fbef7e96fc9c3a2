import type { Pool } from "pg";
import { type Proof, proofsIn } from "#audit-log/proofs.js";
import { entryOf } from "#audit-log/tree.js";
import { beginning, type EventStore, type StoredEvent } from "#event-store/port.js";
import { kindOf, type StreamName, streamName } from "#kernel/index.js";
import { erasedWith } from "#labelling/erasure/subject.js";
import { erasedBy } from "#verification/erased-by.js";
import { namedBy } from "./named-by.js";

/** What a bundle holds of one file, in the order of the log. */
export interface FilePart {
  readonly application: string;
  readonly events: readonly StoredEvent[];
  readonly proofs: readonly Proof[];
}

const page = 500;

/**
 * What happened to a file: its own streams and the sessions that decided on it, whole; of every other
 * stream that their decisions rest on, as much as they had read.
 */
export const partOfFile = async (
  store: EventStore,
  pool: Pool,
  size: number,
  application: string,
  signal: AbortSignal,
): Promise<FilePart> => {
  const whole = new Map<StreamName, readonly StoredEvent[]>();
  const readWhole = async (stream: StreamName) => {
    if (!whole.has(stream)) whole.set(stream, await readUpTo(store, stream, undefined, signal));
  };
  for (const stream of erasedWith(streamName("application", application))) await readWhole(stream);
  for (const { stream } of basesOf([...whole.values()].flat()))
    if (kindOf(stream) === "session") await readWhole(stream);
  const read = new Map<StreamName, number>();
  for (const { stream, version } of basesOf([...whole.values()].flat()))
    if (!whole.has(stream)) read.set(stream, Math.max(version, read.get(stream) ?? -1));
  const resting: StoredEvent[] = [];
  for (const [stream, version] of read)
    resting.push(...(await readUpTo(store, stream, version, signal)));
  const subjects = new Set(
    [...whole.values(), resting]
      .flat()
      .flatMap(namedBy)
      .map(({ of }) => of),
  );
  for (const stream of await erasuresOf(store, subjects, signal)) await readWhole(stream);
  const events = [...whole.values(), resting].flat();
  return { application, ...(await proven(pool, size, events)) };
};

/** What explains that something is missing. */
const erasuresOf = async (
  store: EventStore,
  subjects: ReadonlySet<StreamName>,
  signal: AbortSignal,
): Promise<readonly StreamName[]> => {
  const streams: StreamName[] = [];
  for (let after = beginning; ;) {
    signal.throwIfAborted();
    const stored = await store.readAll(after, page, ["erasure"]);
    for (const { event } of stored)
      if (erasedBy(event).some((subject) => subjects.has(subject))) streams.push(event.stream);
    const last = stored.at(-1);
    if (!last) return streams;
    after = last.position;
  }
};

const basesOf = (events: readonly StoredEvent[]) =>
  events.flatMap(({ event }) => event.basis ?? []);

/** @param last the last version wanted; all there are where it is left out */
const readUpTo = async (
  store: EventStore,
  stream: StreamName,
  last: number | undefined,
  signal: AbortSignal,
): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (;;) {
    signal.throwIfAborted();
    const left = last === undefined ? page : Math.min(page, last + 1 - events.length);
    const some = left > 0 ? await store.read(stream, events.length, "forwards", left) : [];
    events.push(...some);
    if (some.length < page) return events;
  }
};

/** Those that are in the signed tree by now, in its order. */
const proven = async (
  pool: Pool,
  size: number,
  events: readonly StoredEvent[],
): Promise<Pick<FilePart, "events" | "proofs">> => {
  const found: { readonly stored: StoredEvent; readonly proof: Proof }[] = [];
  for (let from = 0; from < events.length; from += page) {
    const some = events
      .slice(from, from + page)
      .map((stored) => ({ stored, hash: entryOf(stored) }));
    const proofs = await proofsIn(
      pool,
      size,
      some.map(({ hash }) => hash),
    );
    for (const { stored, hash } of some) {
      const proof = proofs.get(hash.toString("hex"));
      if (proof) found.push({ stored, proof });
    }
  }
  found.sort((one, other) => one.proof.index - other.proof.index);
  return {
    events: found.map(({ stored }) => stored),
    proofs: found.map(({ proof }) => proof),
  };
};
