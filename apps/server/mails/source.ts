import type { BlobStore } from "#commands/blob-store.js";
import { RecordedWorld } from "#commands/recorded-world.js";
import { beginning, type StoredEvent } from "#event-store/port.js";
import { type Aggregate, type DomainEvent, streamName, type World } from "#kernel/index.js";
import { Batch, type Told } from "#projections/told.js";
import type { Engine } from "../engine.js";
import { openingOf } from "../opening.js";

export interface SourceParts extends Pick<Engine, "store" | "sealer" | "streams"> {
  readonly blobs: BlobStore;
}

/** What letters are written from: the log as it is now, so that what was erased reads « effacé ». */
export interface Source extends World {
  /**
   * The events of a stream that are of these types, opened.
   * @throws where one of them is damaged
   */
  events<State, Event extends DomainEvent, Type extends Event["type"]>(
    aggregate: Aggregate<State, Event>,
    id: string,
    ...types: readonly Type[]
  ): Promise<readonly Told<Extract<Event, { readonly type: Type }>>[]>;
}

const page = 1_000;

export const sourceOf = (parts: SourceParts): Source => {
  const world = new RecordedWorld(parts.streams, parts.blobs, 0);
  const open = openingOf(parts);
  return {
    fold: (aggregate, id) => world.fold(aggregate, id),
    blob: (hash) => world.blob(hash),
    events: async <State, Event extends DomainEvent, Type extends Event["type"]>(
      aggregate: Aggregate<State, Event>,
      id: string,
      ...types: readonly Type[]
    ) => {
      const stored: StoredEvent[] = [];
      const stream = streamName(aggregate.kind, id);
      for (let version = 0; ; version += page) {
        const some = await parts.store.read(stream, version, "forwards", page);
        stored.push(...some);
        if (some.length < page) break;
      }
      const wanted = stored.filter(({ event }) => types.some((type) => type === event.type));
      const opens = Object.fromEntries(
        types.map((type) => [type, aggregate.events[type].personal ?? []] as const),
      );
      const reader = { reads: [aggregate], opens };
      const { told, until } = (await Batch.of(wanted, [reader], open)).tell(reader, beginning);
      const faulty = told.find((one) => "fault" in one);
      if (until || faulty) throw new Error(`${stream} cannot be told`);
      return told as readonly Told<Extract<Event, { readonly type: Type }>>[];
    },
  };
};
