import {
  erased,
  type Actor,
  type Basis,
  type CommandMark,
  type EncodedEvent,
  type Id,
  type Json,
  type JsonObject,
  type PointerPattern,
  type RecordedEvent,
  type SealedPart,
  type SealedValue,
  type StreamName,
} from "#kernel/index.js";
import { CannotOpen, openText, sealText, type Place } from "./blob.js";
import { canonicalBytes } from "./canonical.js";
import type { DataKey, DataKeys } from "./data-keys.js";
import { encodeEvent } from "./event-codec.js";
import { hmac, sha256 } from "./hash.js";
import type { LogSecret } from "./log-secret.js";
import { replaceFields, WrongPersonalField } from "./personal-fields.js";
import { sealedValueOf, sealedValuesOf } from "./sealed-values.js";

type Patterns = readonly PointerPattern[] | undefined;

export interface EventDraft {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
  /** Its personal fields. */
  readonly personal?: Patterns;
  /** Whose they are; the stream's own subject where it is left out. */
  readonly subject?: StreamName | undefined;
}

/** What one command made: events that follow each other in one stream, from `firstVersion` on. */
export interface Drafts {
  readonly stream: StreamName;
  readonly firstVersion: number;
  readonly at: string;
  readonly actor: Actor;
  readonly command: CommandMark;
  readonly cause?: Id<"event"> | undefined;
  readonly basis?: readonly Basis[] | undefined;
  readonly events: readonly EventDraft[];
}

export interface SealedEvents {
  readonly events: readonly EncodedEvent[];
  readonly parts: readonly SealedPart[];
}

/** An event as stored, and the personal fields of its type at its own schema version. */
export interface ToOpen {
  readonly event: RecordedEvent;
  readonly personal?: Patterns;
}

type ReadParts = (hashes: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;

/** The one way of personal values into the log, and out of it. */
export class Sealer {
  constructor(
    private readonly keys: DataKeys,
    private readonly secret: LogSecret,
  ) {}

  /**
   * Events ready to append, and the sealed values that they name. Sealing again gives other bytes
   * (a nonce is drawn each time): to settle an append whose answer was lost, keep these.
   * @throws NotCanonical, WrongPersonalField
   */
  async sealEvents(drafts: Drafts): Promise<SealedEvents> {
    const { stream, firstVersion, at, actor, command, cause, basis } = drafts;
    const keys = new Map<StreamName, DataKey>();
    for (const { personal, subject = stream } of drafts.events) {
      if (personal?.length && !keys.has(subject))
        keys.set(subject, await this.keys.ensure(subject));
    }
    const parts: SealedPart[] = [];
    const events = drafts.events.map((draft, index) => {
      const { type, schema, data, personal, subject = stream } = draft;
      const key = keys.get(subject);
      const sealed = !key
        ? data
        : replaceFields(data, personal ?? [], (value, pointer) => {
            const place = { command: command.id, index, pointer };
            const blob = sealText(key, place, textOf(value, pointer));
            const hash = sha256(blob);
            parts.push({ hash, subject, blob });
            return { sealed: hash, of: subject } satisfies SealedValue;
          });
      return encodeEvent({
        v: 1,
        stream,
        version: firstVersion + index,
        type,
        schema,
        at,
        actor,
        command,
        ...(cause && { cause }),
        ...(basis?.length && { basis }),
        salt: this.secret.saltOf(command.id, index),
        data: sealed,
      });
    });
    return { events, parts };
  }

  /**
   * The data of each event with its personal values in clear, « effacé » where the key or the blob
   * is gone. Reads parts and keys once for all of them, or not at all.
   * @throws CannotOpen for what was altered, OtherLog, WrongPersonalField
   */
  async open(events: readonly ToOpen[], readParts: ReadParts): Promise<readonly JsonObject[]> {
    const named = events.flatMap(({ event, personal }) => sealedValuesOf(event.data, personal));
    if (named.length === 0) return events.map(({ event }) => event.data);
    const [parts, keys] = await Promise.all([
      readParts([...new Set(named.map(({ sealed }) => sealed))]),
      this.keys.find([...new Set(named.map(({ of }) => of))]),
    ]);
    return events.map(({ event, personal }) => {
      let index: number | undefined;
      return replaceFields(event.data, personal ?? [], (value, pointer) => {
        const { sealed, of } = sealedValueOf(value, pointer);
        const [blob, key] = [parts.get(sealed), keys.get(of)];
        if (!blob || !key) return erased;
        index ??= this.secret.indexOf(event.command.id, event.salt, event.version);
        return openPart(key, { command: event.command.id, index, pointer }, sealed, blob);
      });
    });
  }

  /**
   * Tells another body under the same command id; makes the subject's key. Personal values go in as
   * their HMAC under that key, so that nobody can test a guess against the print once it is gone.
   * @param body plain JSON, which the canonical form insists on.
   * @throws NotCanonical, WrongPersonalField
   */
  async print(
    type: string,
    stream: StreamName,
    body: object,
    personal?: Patterns,
    subject = stream,
  ): Promise<string> {
    const key = personal?.length ? await this.keys.ensure(subject) : undefined;
    return this.#printUnder(key, type, stream, body, personal);
  }

  /**
   * The print for comparing with a stored one; makes no key. Where the key is gone nobody can tell
   * any more what the body was.
   */
  async printAgain(
    type: string,
    stream: StreamName,
    body: object,
    personal?: Patterns,
    subject = stream,
  ): Promise<string | undefined> {
    const sealed = (personal?.length ?? 0) > 0;
    const key = sealed ? (await this.keys.find([subject])).get(subject) : undefined;
    if (sealed && !key) return undefined;
    return this.#printUnder(key, type, stream, body, personal);
  }

  #printUnder(
    key: DataKey | undefined,
    commandType: string,
    stream: StreamName,
    body: object,
    personal: Patterns,
  ): string {
    const veiled = !key
      ? body
      : replaceFields(body as JsonObject, personal ?? [], (value, pointer) =>
          hmac(key.mac, canonicalBytes(textOf(value, pointer))).toString("hex"),
        );
    return this.secret.print(canonicalBytes([commandType, stream, veiled]));
  }
}

const textOf = (value: Json, pointer: string): string => {
  if (typeof value !== "string") throw new WrongPersonalField(pointer);
  return value;
};

const openPart = (key: DataKey, place: Place, hash: string, blob: Uint8Array): string => {
  if (sha256(blob) !== hash) throw new CannotOpen("ALTERED", place);
  try {
    return openText(key, place, blob);
  } catch (error) {
    // The blob is the one that was named: that it opens under another key means that its own is gone.
    if (error instanceof CannotOpen && error.code === "OTHER_KEY") return erased;
    throw error;
  }
};
