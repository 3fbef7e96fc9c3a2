import { MemoryEventStore } from "#event-store/memory.js";
import type { EventStore, Position } from "#event-store/port.js";
import { streamName, type Aggregate, type DomainEvent, type Id } from "#kernel/index.js";
import { MemoryDataKeys, type DataKeys } from "#sealing/data-keys.js";
import { createLogSecret, type LogSecret } from "#sealing/log-secret.js";
import { Sealer } from "#sealing/sealer.js";
import type { Open } from "./told.js";

interface Circumstances {
  /** UTC; a second after the last one when it is not given. */
  readonly at?: string;
  readonly command?: string;
}

const ofStories = createLogSecret(Buffer.alloc(32, 7));

/** A log that specs write what happened into, sealed as the product seals it. */
export class StoryLog {
  readonly #sealer: Sealer;
  readonly #versions = new Map<string, number>();
  #commands = 0;
  #at = Date.parse("2006-05-01T08:00:00.000Z");

  constructor(
    readonly store: EventStore = new MemoryEventStore(),
    keys: DataKeys = new MemoryDataKeys(),
    private readonly secret: LogSecret = ofStories,
  ) {
    this.#sealer = new Sealer(keys, secret);
  }

  readonly open: Open = (events) =>
    this.#sealer.open(events, (hashes) => this.store.sealedParts(hashes));

  /** @returns where the last of the events stands */
  async tell<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
    events: readonly NoInfer<Event>[],
    { at, command = "TellStory" }: Circumstances = {},
  ): Promise<Position> {
    this.#at = at === undefined ? this.#at + 1_000 : Date.parse(at);
    const stream = streamName(aggregate.kind, id);
    const head = this.#versions.get(stream) ?? -1;
    const sealed = await this.#sealer.sealEvents({
      stream,
      firstVersion: head + 1,
      at: new Date(this.#at).toISOString(),
      actor: { id: "engine", as: "engine" },
      command: {
        id: this.secret.commandId(
          "engine",
          stream,
          String((this.#commands += 1)),
        ) satisfies Id<"command">,
        type: command,
        schema: 1,
        print: "0".repeat(64),
      },
      events: events.map((event) => draft(aggregate, event)),
    });
    const expected = head === -1 ? "none" : head;
    const appended = await this.store.append(stream, expected, sealed.events, sealed.parts);
    if (appended.outcome !== "ok") throw new Error(appended.outcome);
    this.#versions.set(stream, head + events.length);
    return appended.position;
  }
}

const draft = (aggregate: Aggregate, { type, ...data }: DomainEvent) => {
  const declared = aggregate.events[type];
  if (!declared) throw new Error(`${aggregate.kind} has no ${type}`);
  return { type, schema: declared.schema, data, personal: declared.personal };
};
