import type { Aggregate, RecordedEvent, StreamName } from "#kernel/index.js";
import { maskedEvent } from "./domain-event.js";

/** The events that one command made in its stream; a repeat is answered from them. */
export interface PastCommand {
  readonly print: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly version: number;
  }[];
}

/** A stream folded up to a version, and the commands that it has taken. Extended, never rewound. */
export class FoldedStream<State> {
  #state: State;
  #version = -1;
  #at = "";
  readonly #commands = new Map<string, PastCommand>();
  /** When the head of the stream was last looked at, in milliseconds of the process's own clock. */
  checkedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly stream: StreamName,
    private readonly aggregate: Aggregate<State>,
  ) {
    this.#state = aggregate.initial;
  }

  /** Events that are in already are passed over: two readers of one stream may both bring them. */
  extend(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (event.version <= this.#version) continue;
      if (event.version !== this.#version + 1) {
        throw new Error(`${this.stream} has no event ${this.#version + 1} before ${event.version}`);
      }
      this.#state = this.aggregate.evolve(this.#state, maskedEvent(this.aggregate, event));
      this.#version = event.version;
      this.#at = event.at;
      this.#remember(event);
    }
  }

  get state(): State {
    return this.#state;
  }
  /** −1 for a stream without events. */
  get version(): number {
    return this.#version;
  }
  /** The time of the last event; no later event of the stream may be before it. */
  get at(): string {
    return this.#at;
  }
  pastCommand(id: string): PastCommand | undefined {
    return this.#commands.get(id);
  }

  #remember({ command, id, type, version }: RecordedEvent): void {
    const known = this.#commands.get(command.id);
    this.#commands.set(command.id, {
      print: command.print,
      events: [...(known?.events ?? []), { id, type, version }],
    });
  }
}
