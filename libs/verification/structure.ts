import { type RecordedEvent, type StreamName } from "#kernel/index.js";
import { decodeEvent, NotAnEvent, verifyEventId } from "#sealing/event-codec.js";
import { knownAggregate } from "./act.js";
import type { Findings, Place } from "./verdict.js";

/** As the log takes them. */
export const longestEvent = 65_535;

const envelope = new Set(
  "v id stream version type schema at actor command cause basis salt data".split(" "),
);
const inside = { actor: ["id", "as", "for"], command: ["id", "type", "schema", "print"] } as const;

export const placeOf = (index: number, { stream, version, type, id }: RecordedEvent): Place => ({
  index,
  stream,
  version,
  type,
  event: id,
});

/** Looks at each event by itself, and at where it stands in its stream. */
export class Structure {
  readonly #heads = new Map<StreamName, Pick<RecordedEvent, "version" | "at">>();

  constructor(private readonly findings: Findings) {}

  /** @returns the event, unless the bytes are none */
  take(index: number, bytes: Uint8Array): RecordedEvent | undefined {
    const event = this.#read(index, bytes);
    if (!event) return undefined;
    const place = placeOf(index, event);
    const strange = strangeField(event);
    if (!verifyEventId({ event, bytes })) this.findings.fail("events", "EVENT_ALTERED", place);
    else if (strange !== undefined)
      this.findings.fail("events", "FIELD_UNKNOWN", { ...place, field: strange });
    else this.findings.pass("events");
    this.#inOrder(event, place);
    this.#known(event, place);
    return event;
  }

  #read(index: number, bytes: Uint8Array): RecordedEvent | undefined {
    if (bytes.length > longestEvent) {
      this.findings.fail("events", "EVENT_TOO_LARGE", { index });
      return undefined;
    }
    try {
      return decodeEvent(bytes);
    } catch (fault) {
      if (!(fault instanceof NotAnEvent)) throw fault;
      const place = fault.field === undefined ? { index } : { index, field: `/${fault.field}` };
      this.findings.fail("events", "NOT_AN_EVENT", place, { reason: fault.code });
      return undefined;
    }
  }

  #inOrder({ stream, version, at }: RecordedEvent, place: Place): void {
    const head = this.#heads.get(stream);
    const expected = (head?.version ?? -1) + 1;
    if (version !== expected)
      this.findings.fail("order", "GAP", { ...place, field: "/version" }, { expected });
    else if (head && at < head.at)
      this.findings.fail("order", "BACK_IN_TIME", { ...place, field: "/at" }, { before: head.at });
    else this.findings.pass("order");
    this.#heads.set(stream, { version, at });
  }

  #known({ stream, type, schema }: RecordedEvent, place: Place): void {
    const events = knownAggregate(stream)?.events;
    const declared = events && Object.hasOwn(events, type) ? events[type] : undefined;
    if (declared && schema >= 1 && schema <= declared.schema) this.findings.pass("schemas");
    else
      this.findings.fail("schemas", "TYPE_UNKNOWN", { ...place, field: "/type" }, { type, schema });
  }
}

const strangeField = (event: RecordedEvent): string | undefined => {
  const strange = Object.keys(event).find((key) => !envelope.has(key));
  if (strange !== undefined) return `/${strange}`;
  for (const part of ["actor", "command"] as const) {
    const known: readonly string[] = inside[part];
    const found = Object.keys(event[part]).find((key) => !known.includes(key));
    if (found !== undefined) return `/${part}/${found}`;
  }
  return undefined;
};
