import { beginning, limits, type EventStore, type StoredEvent } from "#event-store/port.js";
import { appendSettled } from "#event-store/settle.js";
import { verifyEventId } from "#sealing/event-codec.js";

/** Where the target holds something else than the source at the same place, or more than it. */
export class LogsDiffer extends Error {
  override readonly name = "LogsDiffer";
  constructor(readonly event: string) {
    super(`The logs differ at ${event}.`);
  }
}

/** It is not as it was hashed: a copy would pass the damage on. */
export class NotAsHashed extends Error {
  override readonly name = "NotAsHashed";
  constructor(readonly event: string) {
    super(`${event} is not as it was hashed.`);
  }
}

export interface Copying {
  readonly from: EventStore;
  readonly to: EventStore;
  /** How many events of the source the target is known to hold. */
  readonly progress: (events: number) => void;
  readonly signal: AbortSignal;
}

const page = 1_000;

/**
 * Appends to one log what another holds beyond it: the same bytes in the same order. What is there
 * already is looked at and left, so that a copy that was cut off goes on where it was.
 * @returns how many events were copied now
 * @throws LogsDiffer, NotAsHashed, LogUnavailable, the signal's reason
 */
export const copyLog = async (copying: Copying): Promise<number> => {
  const { to, progress } = copying;
  let [events, there] = [0, 0];
  for await (const run of runsOf(lacking(copying, () => progress((there += 1))))) {
    const [first] = run;
    if (!first) continue;
    const { stream, version } = first.event;
    const expected = version === 0 ? "none" : version - 1;
    const appended = await appendSettled(to, stream, expected, run, []);
    if (appended.outcome === "conflict") throw new LogsDiffer(nameOf(first));
    events += run.length;
    progress(there + events);
  }
  return events;
};

/**
 * Reads both logs to their ends, side by side.
 * @param each told of each event, as it stands in either
 * @returns how many there are
 * @throws LogsDiffer, NotAsHashed
 */
export const compareLogs = async (
  { from, to, progress, signal }: Copying,
  each: (one: StoredEvent, other: StoredEvent) => void,
): Promise<number> => {
  let events = 0;
  const others = eventsOf(to, signal);
  for await (const one of eventsOf(from, signal)) {
    const { value: other } = await others.next();
    if (!other || !isSame(one, other)) throw new LogsDiffer(nameOf(one));
    if (!verifyEventId(other)) throw new NotAsHashed(nameOf(other));
    each(one, other);
    progress((events += 1));
  }
  const { value: more } = await others.next();
  if (more) throw new LogsDiffer(nameOf(more));
  return events;
};

/** What the target has not got yet; what it has must be the same. */
async function* lacking(
  { from, to, signal }: Copying,
  isThere: () => void,
): AsyncGenerator<StoredEvent> {
  const others = eventsOf(to, signal);
  let other = await others.next();
  for await (const one of eventsOf(from, signal)) {
    if (other.done) {
      if (one.unreadable !== undefined || !verifyEventId(one)) throw new NotAsHashed(nameOf(one));
      yield one;
      continue;
    }
    if (!isSame(one, other.value)) throw new LogsDiffer(nameOf(one));
    isThere();
    other = await others.next();
  }
  if (!other.done) throw new LogsDiffer(nameOf(other.value));
}

/** Neighbours in one stream go in one append. */
async function* runsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[]> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for await (const one of events) {
    const fits =
      run.at(-1)?.event.stream === one.event.stream &&
      run.length < limits.events &&
      bytes + one.bytes.length <= limits.appendBytes;
    if (!fits) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(one);
    bytes += one.bytes.length;
  }
  yield run;
}

async function* eventsOf(
  store: EventStore,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent, undefined> {
  for (let after = beginning; ;) {
    signal.throwIfAborted();
    const stored = await store.readAll(after, page);
    yield* stored;
    const last = stored.at(-1);
    if (!last) return undefined;
    after = last.position;
  }
}

const isSame = (one: StoredEvent, other: StoredEvent): boolean =>
  one.event.stream === other.event.stream &&
  one.event.version === other.event.version &&
  Buffer.compare(one.bytes, other.bytes) === 0;

const nameOf = ({ event: { stream, version } }: StoredEvent): string => `${stream} ${version}`;
