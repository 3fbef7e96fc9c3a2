import type { StreamName } from "#kernel/index.js";
import type { QueryArrayConfig } from "pg";
import { positionOf } from "../position.js";
import type { Appended, EncodedEvent, Expected, SealedPart } from "../port.js";

export interface Append {
  /** The stream: a batch holds one append to it. */
  readonly key: StreamName;
  readonly expected: Expected;
  readonly events: readonly EncodedEvent[];
  readonly sealed: readonly SealedPart[];
  readonly size: number;
}

const none = -1;

/** The call of `log.append` for a batch; each row of its answer is one append's. */
export const appendCall = (batch: readonly Append[]): QueryArrayConfig => {
  const payload = new Payload();
  const events = batch.flatMap(({ events }, index) =>
    events.map(({ event, bytes }) => ({
      owner: index + 1,
      version: event.version,
      ...payload.add(bytes),
    })),
  );
  const parts = batch.flatMap(({ sealed }, index) =>
    sealed.map(({ hash, subject, blob }) => ({
      owner: index + 1,
      hash,
      subject,
      ...payload.add(blob),
    })),
  );
  return {
    name: "log.append",
    rowMode: "array",
    text: "select * from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    values: [
      batch.map(({ key }) => key),
      batch.map(({ expected }) => (expected === "none" ? none : expected)),
      batch.map(({ events }) => events.length),
      events.map(({ owner }) => owner),
      events.map(({ version }) => version),
      events.map(({ at }) => at),
      events.map(({ size }) => size),
      parts.map(({ owner }) => owner),
      parts.map(({ hash }) => hash),
      parts.map(({ subject }) => subject),
      parts.map(({ at }) => at),
      parts.map(({ size }) => size),
      payload.bytes(),
    ],
  };
};

/** As it comes: the outcome, the version that the stream stood at, a bigint in text. */
export type AppendRow =
  | readonly [outcome: "ok" | "duplicate", head: number, at: string]
  | readonly [outcome: "conflict", head: number, at: null];

export const appendedOf = ([outcome, head, at]: AppendRow): Appended =>
  outcome === "conflict"
    ? { outcome, actual: head === none ? "none" : head }
    : { outcome, position: positionOf(at) };

/** All bytes of a call end to end, and where each begins (from 1, as SQL counts). */
class Payload {
  readonly #chunks: Uint8Array[] = [];
  #end = 0;

  add(bytes: Uint8Array): { readonly at: number; readonly size: number } {
    const at = this.#end + 1;
    this.#chunks.push(bytes);
    this.#end += bytes.length;
    return { at, size: bytes.length };
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks, this.#end);
  }
}
