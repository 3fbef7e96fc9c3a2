import { maskedEvent } from "#commands/domain-event.js";
import { beginning, type Position, type StoredEvent } from "#event-store/port.js";
import { idOf, kindOf } from "#kernel/index.js";
import { parisMidnight } from "#labelling/calendar/paris-midnight.js";
import { aggregates, everyCommand } from "#labelling/registry.js";
import { Answering } from "#reactions/answering.js";
import type { Errand } from "#reactions/dispatcher.js";
import { keyOf } from "#reactions/reaction.js";
import { reactions } from "#reactions/registry.js";
import type { Engine } from "../engine.js";
import { commandSender } from "../worker/errands.js";

interface Awaited extends Errand {
  /** When it is due, where it waits for a day. */
  readonly from?: string;
}

const page = 1_000;

/**
 * Sends what reactions send without waiting for their worker, which may run beside it: under the same
 * keys, so that whichever comes first, the other is answered as a repeat. What leaves the house is the
 * worker's alone: nothing in the campaign waits for it.
 */
export class Follower {
  readonly #send: ReturnType<typeof commandSender>;
  readonly #answering = new Answering(reactions);
  #after: Position = beginning;
  #awaited: readonly Awaited[] = [];

  constructor(private readonly engine: Engine) {
    this.#send = commandSender(engine);
  }

  /** Until nothing more follows from what is in the log on the folder's day. */
  async catchUp(): Promise<void> {
    for (;;) {
      const stored = await this.engine.store.readAll(this.#after, page);
      this.#after = stored.at(-1)?.position ?? this.#after;
      const called = stored.flatMap((one) => this.#called(one));
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

  /** The commands that reactions answer to an event. */
  #called({ position, event: envelope, bytes }: StoredEvent): readonly Awaited[] {
    const kind = kindOf(envelope.stream);
    const aggregate = aggregates.find((one) => one.kind === kind);
    if (!aggregate) return [];
    const id = idOf(envelope.stream);
    const event = maskedEvent(aggregate, envelope);
    return this.#answering
      .answers({ position, envelope, bytes, id, event })
      .filter(({ command }) => everyCommand.some(({ type }) => type === command.type))
      .map((answer) => ({
        key: keyOf(answer.id),
        command: answer.command.type,
        id: answer.to,
        body: answer.body,
        cause: envelope.id,
        ...(answer.from === undefined ? {} : { from: parisMidnight(answer.from) }),
      }));
  }
}
