import { createHash, randomUUID } from "node:crypto";
import type { Id, JsonObject, RecordedEvent, StreamName } from "#kernel/index.js";
import {
  beginning,
  type EncodedEvent,
  type EventStore,
  type Position,
  type StoredEvent,
} from "../port.js";

export const freshStream = (): StreamName => `application-${randomUUID()}`;

/** An event as a store gets it; the store does not care which form of JSON its bytes are. */
export const sample = (
  stream: StreamName,
  version: number,
  data: JsonObject = { draw: randomUUID() },
): EncodedEvent => {
  const withoutId = {
    v: 1,
    stream,
    version,
    type: "SampleTaken",
    schema: 1,
    at: "2026-01-05T09:00:00.000Z",
    actor: { id: "engine", as: "engine" },
    command: {
      id: "00000000-0000-5000-8000-00000000c0de" as Id<"command">,
      type: "TakeSample",
      schema: 1,
      print: "",
    },
    salt: "",
    data,
  } as const;
  const digest = createHash("sha256").update(JSON.stringify(withoutId)).digest("hex");
  const event: RecordedEvent = { ...withoutId, id: digest.slice(0, 32) as Id<"event"> };
  return { event, bytes: Buffer.from(JSON.stringify(event), "utf8") };
};

/** `count` events of a stream, from a version on. */
export const samples = (stream: StreamName, from: number, count: number): EncodedEvent[] =>
  Array.from({ length: count }, (_, index) => sample(stream, from + index));

/** An event of just so many bytes. */
export const sampleOfSize = (stream: StreamName, version: number, bytes: number): EncodedEvent => {
  const filled = (length: number) => sample(stream, version, { text: "x".repeat(length) });
  return filled(bytes - filled(0).bytes.length);
};

export const ids = (events: readonly EncodedEvent[]): string[] =>
  events.map(({ event }) => event.id);

export const written = (events: readonly EncodedEvent[]): string[] =>
  events.map(({ bytes }) => Buffer.from(bytes).toString("utf8"));

/** What was appended after a position, read in small pages. */
export const restOf = async (store: EventStore, after: Position): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (let page; page === undefined || page.length > 0; events.push(...page))
    page = await store.readAll(events.at(-1)?.position ?? after, 100);
  return events;
};

const knownEnds = new WeakMap<EventStore, Position>();

/** Where the log ends now; found from where it ended last. */
export const endOf = async (store: EventStore): Promise<Position> => {
  let end = knownEnds.get(store) ?? beginning;
  for (;;) {
    const last = (await store.readAll(end, 1_000)).at(-1);
    if (!last) break;
    end = last.position;
  }
  knownEnds.set(store, end);
  return end;
};
