import { binaryEvent, type EventData, type RecordedEvent } from "@eventstore/db-client";
import type { StreamName } from "#kernel/index.js";
import type { EncodedEvent, StoredEvent } from "../port.js";
import { storedEvent, unreadable } from "../stored-event.js";
import { positionAt } from "./position.js";

/**
 * Before the name of each of our streams: a filter finds them by it, those of kinds that only a newer
 * release knows too, and other programs that keep events in the same store are never in the way.
 */
export const prefix = "creativallee.";

export const nameOf = (stream: StreamName): string => `${prefix}${stream}`;

/** The bytes go as they are: as JSON they would be written anew. */
export const proposal = ({ event, bytes }: EncodedEvent, attempt: string): EventData =>
  binaryEvent({ id: event.id, type: event.type, data: bytes, metadata: { attempt } });

/** Which attempt wrote an event: the server answers a repeat as it answered the first. */
export const attemptOf = ({ metadata }: RecordedEvent): unknown =>
  typeof metadata === "object" && "attempt" in metadata ? metadata.attempt : undefined;

/** Not the server's own events, nor its links to others, nor what somebody else keeps there. */
export const isOurs = ({ streamId, type }: RecordedEvent): boolean =>
  streamId.startsWith(prefix) && !type.startsWith("$");

/** Since 22.6 events have a position wherever they are read. */
export const tooOld = (): Error =>
  new Error("The server tells no positions: 22.6 is the first version that can serve.");

/** One of ours, with where it stands. */
export const stored = (recorded: RecordedEvent): StoredEvent => {
  const { data, revision, streamId, position } = recorded;
  if (!position) throw tooOld();
  const bytes = data instanceof Uint8Array ? data : Buffer.from(JSON.stringify(data), "utf8");
  const stream = streamNamed(streamId.slice(prefix.length));
  const place = { stream, version: Number(revision) };
  const one = storedEvent(positionAt(position), bytes, place);
  const isInPlace = one.event.stream === stream && one.event.version === place.version;
  // As when somebody has deleted the stream, and it began anew at the next revision.
  return isInPlace ? one : unreadable(one, place, "It says that it stands elsewhere.");
};

const streamNamed = (name: string): StreamName => {
  const dash = name.indexOf("-");
  return `${name.slice(0, dash)}-${name.slice(dash + 1)}`;
};
