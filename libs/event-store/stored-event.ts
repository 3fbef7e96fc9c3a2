import type { Id, PersonId, RecordedEvent, StreamName } from "#kernel/index.js";
import type { Position, StoredEvent } from "./port.js";

/** Stored bytes are no event: damaged, or never written by us. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** An event, or the place of one that cannot be read any more: its stream alone must stop there. */
export const storedEvent = (
  position: Position,
  bytes: Uint8Array,
  place: { readonly stream: StreamName; readonly version: number },
): StoredEvent => {
  try {
    return { position, bytes, event: eventIn(decoded(bytes)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadable({ position, bytes }, place, error.message);
  }
};

export const unreadable = (
  { position, bytes }: Pick<StoredEvent, "position" | "bytes">,
  place: { readonly stream: StreamName; readonly version: number },
  why: string,
): StoredEvent => ({ position, bytes, event: { ...nothing, ...place }, unreadable: why });

/** @throws Unreadable */
export const eventIn = (text: string): RecordedEvent => {
  const event = parsed(text);
  if (!isEnvelope(event)) throw new Unreadable("Its bytes are JSON, but no event.");
  return event;
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const decoded = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Unreadable("Its bytes are not UTF-8.");
  }
};

/** No release knows such an event, so that the write side refuses its stream, too. */
const nothing = {
  v: 1,
  id: "" as Id<"event">,
  type: "Unreadable",
  schema: 0,
  at: "",
  actor: { id: "" as PersonId, as: "engine" },
  command: { id: "" as Id<"command">, type: "", schema: 0, print: "" },
  salt: "",
  data: {},
} as const;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("Its bytes are not JSON.");
  }
};

/** Of the parts that every reader takes for granted. */
const isEnvelope = (value: unknown): value is RecordedEvent => {
  const { stream, version, type, schema, id, at, salt, actor, command, data } = Object(
    value,
  ) as Partial<Record<keyof RecordedEvent, unknown>>;
  return (
    typeof stream === "string" &&
    typeof version === "number" &&
    typeof type === "string" &&
    typeof schema === "number" &&
    typeof id === "string" &&
    typeof at === "string" &&
    typeof salt === "string" &&
    isObject(actor) &&
    isObject(command) &&
    isObject(data)
  );
};

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
