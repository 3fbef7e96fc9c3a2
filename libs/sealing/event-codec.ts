import { type EncodedEvent, type Id, isObject, type RecordedEvent } from "#kernel/index.js";
import { canonicalText, NotCanonical } from "./canonical.js";
import { sha256, uuidOf } from "./hash.js";

export type EventWithoutId = Omit<RecordedEvent, "id">;

/** Stored bytes that are no event of an envelope that this release knows. */
export class NotAnEvent extends Error {
  override readonly name = "NotAnEvent";
  constructor(
    readonly code: "BROKEN_JSON" | "UNKNOWN_ENVELOPE" | "WRONG_FIELD",
    readonly field?: string,
  ) {
    super(field === undefined ? code : `${code}: ${field}`);
  }
}

/**
 * The event under the id that follows from its bytes, and those bytes.
 * @throws NotCanonical
 */
export const encodeEvent = (event: EventWithoutId): EncodedEvent => {
  // In canonical order `id` stands right after `data`: written in two halves, the event is hashed
  // without its id and stored with it at the cost of one pass.
  const { salt, schema, stream, type, v, version, ...first } = event;
  const head = canonicalText(first).slice(0, -1);
  const tail = canonicalText({ salt, schema, stream, type, v, version }).slice(1);
  const id = uuidOf(sha256(Buffer.from(`${head},${tail}`, "utf8"))) as Id<"event">;
  return { event: { ...event, id }, bytes: Buffer.from(`${head},"id":"${id}",${tail}`, "utf8") };
};

/** Reads stored bytes; says nothing yet about whether the id is theirs. @throws NotAnEvent */
export const decodeEvent = (bytes: Uint8Array): RecordedEvent => {
  const event = parse(bytes);
  if (!isObject(event)) throw new NotAnEvent("BROKEN_JSON");
  if (event["v"] !== 1) throw new NotAnEvent("UNKNOWN_ENVELOPE");
  const wrong = wrongField(event, envelope);
  if (wrong !== undefined) throw new NotAnEvent("WRONG_FIELD", wrong);
  return event as unknown as RecordedEvent;
};

/** Whether the bytes are the event's canonical ones and its id follows from them. Stores nothing. */
export const verifyEventId = ({ event, bytes }: EncodedEvent): boolean => {
  try {
    const { id, ...rest } = event;
    const again = encodeEvent(rest);
    return again.event.id === id && Buffer.compare(again.bytes, bytes) === 0;
  } catch (error) {
    if (error instanceof NotCanonical) return false;
    throw error;
  }
};

// Fatal, or broken UTF-8 would be read as if other characters had been stored.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new NotAnEvent("BROKEN_JSON");
  }
};

type Check = (value: unknown) => boolean;
type Checks = readonly (readonly [field: string, check: Check])[];

const isText: Check = (value) => typeof value === "string" && value !== "";
const isStream: Check = (value) => typeof value === "string" && value.includes("-");
const isTime: Check = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const holds =
  (...checks: Checks): Check =>
  (value) =>
    isObject(value) && wrongField(value, checks) === undefined;

const wrongField = (value: Readonly<Record<string, unknown>>, checks: Checks) => {
  for (const [field, check] of checks) if (!check(value[field])) return field;
  return undefined;
};

const isBasis = holds(["stream", isStream], ["version", Number.isSafeInteger]);

const envelope: Checks = [
  ["id", isText],
  ["stream", isStream],
  ["version", isCount],
  ["type", isText],
  ["schema", isCount],
  ["at", isTime],
  ["actor", holds(["id", isText], ["as", isText], ["for", maybe(isText)])],
  ["command", holds(["id", isText], ["type", isText], ["schema", isCount], ["print", isText])],
  ["cause", maybe(isText)],
  ["basis", maybe((value) => Array.isArray(value) && value.every(isBasis))],
  ["salt", isText],
  ["data", isObject],
];
