import { upcast } from "#commands/domain-event.js";
import {
  type DomainEvent,
  erased,
  kindOf,
  type PointerPattern,
  type RecordedEvent,
  type SealedValue,
  type StreamName,
} from "#kernel/index.js";
import { CannotOpen, openText } from "#sealing/blob.js";
import type { OpeningKey } from "#sealing/data-keys.js";
import { mask, replaceFields, WrongPersonalField } from "#sealing/personal-fields.js";
import { sealedValuesOf } from "#sealing/sealed-values.js";
import { sha256 } from "#sealing/hash.js";
import { type Act, aggregateOf } from "./act.js";
import { notHandedOut } from "./handed-out.js";
import type { PartLines } from "./part-lines.js";
import { placeOf } from "./structure.js";
import type { Findings, Place, Reason } from "./verdict.js";

interface Named extends SealedValue {
  readonly pointer: string;
}

/** Opens what is sealed, where it stands, and tells why what does not open does not. */
export class SealedValues {
  constructor(
    private readonly findings: Findings,
    private readonly parts: PartLines,
    private readonly keys: ReadonlyMap<StreamName, OpeningKey>,
    /** Whose erasure was carried out, before or after. */
    private readonly erased: ReadonlySet<StreamName>,
    /** Why something else may be missing, where it may. */
    private readonly mayLack: Reason | undefined,
  ) {}

  /** The act as a fold sees it that may see everything that is there. @param index of its first event */
  async open(act: Act, index: number): Promise<readonly DomainEvent[]> {
    const opened: DomainEvent[] = [];
    for (const [nth, event] of act.entries())
      opened.push(await this.#openEvent(event, nth, placeOf(index + nth, event)));
    return opened;
  }

  async #openEvent(event: RecordedEvent, nth: number, place: Place): Promise<DomainEvent> {
    const aggregate = aggregateOf(event.stream);
    const { personal = [], subject } = aggregate.events[event.type] ?? {};
    const owner = subject?.(event.data, event.stream) ?? event.stream;
    const data = await this.#openData(event, nth, personal, owner, place);
    try {
      return { ...upcast(aggregate, { ...event, data }), type: event.type };
    } catch (fault) {
      this.findings.fail("decisions", "NOT_TO_BE_FOLDED", place, notAsItSays(event, fault));
      return { ...data, type: event.type };
    }
  }

  async #openData(
    event: RecordedEvent,
    nth: number,
    personal: readonly PointerPattern[],
    owner: StreamName,
    place: Place,
  ): Promise<RecordedEvent["data"]> {
    try {
      const texts = new Map<string, string>();
      for (const value of sealedValuesOf(event.data, personal)) {
        const at = { ...place, field: `/data${value.pointer}` };
        texts.set(value.pointer, await this.#openValue(event, nth, value, owner, at));
      }
      return replaceFields(event.data, personal, (_, pointer) => texts.get(pointer) ?? erased);
    } catch (fault) {
      if (!(fault instanceof WrongPersonalField)) throw fault;
      const at = { ...place, field: `/data${fault.pointer}` };
      this.findings.fail("sealed-values", "NOT_SEALED", at);
      return maskedAsFarAsItGoes(event, personal);
    }
  }

  async #openValue(
    { command }: RecordedEvent,
    index: number,
    { sealed, of, pointer }: Named,
    owner: StreamName,
    at: Place,
  ): Promise<string> {
    const fail = (code: "PART_ALTERED" | "PART_DOES_NOT_OPEN") =>
      this.findings.fail("sealed-values", code, at, { subject: of });
    if (of !== owner)
      this.findings.fail("sealed-values", "SEALED_FOR_ANOTHER", at, { of, subject: owner });
    const blob = await this.parts.take(sealed);
    const key = this.keys.get(of);
    if (blob && sha256(blob) !== sealed) fail("PART_ALTERED");
    else if (!blob || !key) this.#explain(of, at, blob ? "KEY_MISSING" : "PART_MISSING");
    else
      try {
        const text = openText(key, { command: command.id, index, pointer }, blob);
        this.findings.pass("sealed-values");
        return text;
      } catch (fault) {
        if (!(fault instanceof CannotOpen)) throw fault;
        fail("PART_DOES_NOT_OPEN");
      }
    return erased;
  }

  #explain(subject: StreamName, at: Place, code: "KEY_MISSING" | "PART_MISSING"): void {
    const why = this.erased.has(subject)
      ? "erased"
      : (notHandedOut[kindOf(subject)] ?? this.mayLack);
    if (why) this.findings.cannotTell("sealed-values", why, at);
    else this.findings.fail("sealed-values", code, at, { subject });
  }
}

/** Whoever writes an event may leave out whatever a fold counts on: that is a verdict, not a crash. */
export const notAsItSays = ({ type }: RecordedEvent, fault: unknown) => {
  // What stands in the way of reading says nothing of what is read.
  if (fault instanceof Error && "syscall" in fault) throw fault;
  return { type, reason: fault instanceof Error ? fault.name : "?" };
};

const maskedAsFarAsItGoes = (
  { data }: RecordedEvent,
  personal: readonly PointerPattern[],
): RecordedEvent["data"] => {
  try {
    return mask(data, personal);
  } catch (fault) {
    if (!(fault instanceof WrongPersonalField)) throw fault;
    return data;
  }
};
