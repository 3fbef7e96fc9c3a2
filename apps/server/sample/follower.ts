import { maskedEvent } from "#commands/domain-event.js";
import { beginning, type Position, type StoredEvent } from "#event-store/port.js";
import { idOf, type JsonObject, kindOf } from "#kernel/index.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import type { Errand } from "#reactions/dispatcher.js";
import { keyOf, messageId, type Reaction } from "#reactions/reaction.js";
import { reactions } from "#reactions/registry.js";
import type { Engine } from "../engine.js";
import { senderOf } from "../worker/errands.js";

interface Awaited extends Errand {
  /** When it is due, where it waits for a day. */
  readonly from?: string;
}

const page = 1_000;

/**
 * Sends what reactions send without waiting for their worker, which may run beside it: under the same
 * keys, so that whichever comes first, the other is answered as a repeat.
 */
export class Follower {
  readonly #send: ReturnType<typeof senderOf>;
  readonly #states = new Map<string, JsonObject>();
  #after: Position = beginning;
  #awaited: readonly Awaited[] = [];

  constructor(private readonly engine: Engine) {
    this.#send = senderOf(engine);
  }

  /** Until nothing more follows from what is in the log on the folder's day. */
  async catchUp(): Promise<void> {
    for (;;) {
      const stored = await this.engine.store.readAll(this.#after, page);
      this.#after = stored.at(-1)?.position ?? this.#after;
      const called = stored.flatMap((one) => reactions.flatMap((each) => this.#called(each, one)));
      const all = [...this.#awaited, ...called];
      const now = this.engine.clock.now();
      const isDue = ({ from }: Awaited) => from === undefined || from <= now;
      this.#awaited = all.filter((one) => !isDue(one));
      const due = all.filter(isDue);
      // A refusal stands, as it does for the worker: something else has happened meanwhile.
      for (const errand of due) await this.#send(errand);
      if (stored.length < page && due.length === 0) return;
    }
  }

  /** What a reaction answers to an event, with what it remembers of the stream. */
  #called(reaction: Reaction, { position, event: envelope, bytes }: StoredEvent) {
    const aggregate = reaction.reads.find(({ kind }) => kind === kindOf(envelope.stream));
    if (!aggregate) return [];
    const id = idOf(envelope.stream);
    const told = { position, envelope, bytes, id, event: maskedEvent(aggregate, envelope) };
    const memory = `${reaction.name} ${id}`;
    const state = this.#states.get(memory);
    const after = reaction.evolve?.(state, told);
    if (after) this.#states.set(memory, after);
    else this.#states.delete(memory);
    return reaction.react(told, state).map(({ command, to, body, from }, nth): Awaited => ({
      key: keyOf(messageId(reaction, envelope.id, nth)),
      command: command.type,
      id: to,
      body,
      cause: envelope.id,
      ...(from === undefined ? {} : { from: parisMidnight(from) }),
    }));
  }
}
