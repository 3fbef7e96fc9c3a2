import type { Aggregate, Basis, DomainEvent, Json, World } from "#kernel/index.js";
import { streamName } from "#kernel/index.js";
import type { BlobStore } from "./blob-store.js";
import type { Streams } from "./streams.js";

/** Facts may be this old, in milliseconds; what must not be stale is copied into the stream itself. */
export const factsMayBeOld = 1_000;

/** A command names a blob that was never stored, or has been lost. */
export class BlobMissing extends Error {
  override readonly name = "BlobMissing";
  constructor(readonly hash: string) {
    super(`there is no blob ${hash}`);
  }
}

/** Answers what a decision asks of other streams, and remembers where each of them stood. */
export class RecordedWorld implements World {
  readonly #read = new Map<string, Basis>();

  constructor(
    private readonly streams: Streams,
    private readonly blobs: BlobStore,
    private readonly maxAge = factsMayBeOld,
  ) {}

  async fold<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<State> {
    const stream = streamName(aggregate.kind, id);
    const folded = await this.streams.load(aggregate, id, this.maxAge);
    this.#read.set(stream, { stream, version: folded.version });
    return folded.state;
  }

  async blob(hash: string): Promise<Json> {
    const bytes = await this.blobs.get(hash);
    if (!bytes) throw new BlobMissing(hash);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Json;
  }

  basis(): readonly Basis[] {
    return [...this.#read.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }
}
