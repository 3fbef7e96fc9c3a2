import { EventEmitter } from "node:events";

/** An event as a writer proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  /** Both of its offsets: they are the same for whatever is written without a transaction. */
  readonly position: bigint;
  readonly created: Date;
}

export type ExpectedRevision = "any" | "no_stream" | "stream_exists" | bigint;

export type Written =
  | { readonly outcome: "success"; readonly revision: bigint; readonly position: bigint }
  | { readonly outcome: "wrong-expected-version"; readonly current: bigint | "no_stream" }
  | { readonly outcome: "stream-deleted" };

interface Stream {
  readonly events: Recorded[];
  /** Events before it are gone: where a deletion has left the stream. */
  truncatedBefore: bigint;
  tombstoned: boolean;
}

const nowhere = -1n;
/** What a record takes beside its data. */
const overhead = 118;
const text = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8");

/** What a server holds: streams, and $all with the system's own events in between. */
export class ServerLog {
  readonly all: Recorded[] = [];
  readonly appended = new EventEmitter().setMaxListeners(0);
  readonly #streams = new Map<string, Stream>();
  readonly #positions = new Set<bigint>();
  #end = 0n;

  constructor() {
    this.append("$users", "any", [system("$UserCreated", { loginName: "admin" })]);
    this.append("$$$users", "any", [system("$metadata", { $acl: { $r: "$admins" } })]);
  }

  /** "deleted" for ever, undefined where there is nothing to read. */
  stream(name: string): readonly Recorded[] | "deleted" | undefined {
    const found = this.#streams.get(name);
    if (found?.tombstoned) return "deleted";
    const events = found?.events.filter(({ revision }) => revision >= found.truncatedBefore);
    return events?.length ? events : undefined;
  }

  /** All or none. Whoever writes the same events again is told what the first one was. */
  append(name: string, expected: ExpectedRevision, events: readonly Proposed[]): Written {
    const stream = this.#streams.get(name) ?? emptyStream();
    if (stream.tombstoned) return { outcome: "stream-deleted" };
    const current = stream.events.at(-1)?.revision ?? nowhere;
    const isGone = current !== nowhere && stream.truncatedBefore > current;
    const known = current === nowhere || isGone ? ("no_stream" as const) : current;
    const fits =
      expected === "any" ||
      expected === known ||
      (expected === "stream_exists" && known !== "no_stream");
    if (!fits) return repeated(stream, expected, events) ?? wrong(known);
    this.#streams.set(name, stream);
    for (const event of events) stream.events.push(this.#record(name, current, stream, event));
    this.#link(name, stream.events.at(-1));
    this.appended.emit("appended");
    return written(stream.events.at(-1));
  }

  delete(name: string, how: "delete" | "tombstone"): bigint {
    const stream = this.#streams.get(name) ?? emptyStream();
    this.#streams.set(name, stream);
    if (how === "delete") {
      stream.truncatedBefore = (stream.events.at(-1)?.revision ?? nowhere) + 1n;
      this.append(`$$${name}`, "any", [system("$metadata", { $tb: 9_223_372_036_854_776_000 })]);
    } else {
      stream.tombstoned = true;
      this.#record(name, 9_223_372_036_854_775_806n, emptyStream(), system("$streamDeleted", {}));
      this.appended.emit("appended");
    }
    return this.#end;
  }

  /** What a scavenge leaves of somebody's stream in $all: nothing. */
  scavenge(): void {
    const isGone = ({ stream: name, revision, type }: Recorded) => {
      const stream = this.#streams.get(name);
      if (!stream || type === "$streamDeleted") return false;
      return stream.tombstoned || revision < stream.truncatedBefore;
    };
    const left = this.all.filter((one) => !isGone(one));
    this.all.splice(0, this.all.length, ...left);
  }

  /** Whether a record has ever begun there, or nothing has been written so far. */
  isPosition(position: bigint): boolean {
    return this.#positions.has(position) || position >= this.#end;
  }

  /** The index in `all` of the first event at a position, or after it. */
  indexFrom(position: bigint): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #record(stream: string, current: bigint, { events }: Stream, event: Proposed): Recorded {
    const revision = (events.at(-1)?.revision ?? current) + 1n;
    const recorded = { ...event, stream, revision, position: this.#end, created: new Date() };
    this.#positions.add(this.#end);
    this.#end += BigInt(overhead + event.data.length + event.metadata.length + stream.length);
    this.all.push(recorded);
    return recorded;
  }

  /** As the projection by category does, between the appends of others. */
  #link(name: string, last: Recorded | undefined): void {
    const dash = name.indexOf("-");
    if (name.startsWith("$") || dash < 0 || !last) return;
    const link = { ...system("$>", {}), data: Buffer.from(`${last.revision}@${name}`, "utf8") };
    const category = `$ce-${name.slice(0, dash)}`;
    const stream = this.#streams.get(category) ?? emptyStream();
    this.#streams.set(category, stream);
    stream.events.push(this.#record(category, nowhere, stream, link));
  }
}

const emptyStream = (): Stream => ({ events: [], truncatedBefore: 0n, tombstoned: false });

let systemEvents = 0;
const system = (type: string, data: object): Proposed => ({
  id: `00000000-0000-4000-8000-${String((systemEvents += 1)).padStart(12, "0")}`,
  type,
  contentType: "application/json",
  data: text(data),
  metadata: new Uint8Array(),
});

const written = (last: Recorded | undefined): Written => {
  if (!last) throw new RangeError("An append has events.");
  return { outcome: "success", revision: last.revision, position: last.position };
};

const wrong = (current: bigint | "no_stream"): Written => ({
  outcome: "wrong-expected-version",
  current,
});

/** By their ids, each where it was written. */
const repeated = (
  { events: there }: Stream,
  expected: ExpectedRevision,
  events: readonly Proposed[],
): Written | undefined => {
  if (expected === "any" || expected === "stream_exists") return undefined;
  const from = expected === "no_stream" ? 0 : Number(expected) + 1;
  const same = events.every(({ id }, nth) => there[from + nth]?.id === id);
  return same ? written(there[from + events.length - 1]) : undefined;
};
