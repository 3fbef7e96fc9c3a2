import { type JsonObject, kindOf } from "#kernel/index.js";
import type { Told } from "#projections/told.js";
import { type Message, messageId, type Reaction } from "./reaction.js";

/** A message under the id that it has in the outbox, and the event that it answers. */
export interface Answer extends Message {
  readonly id: string;
  readonly cause: Told["envelope"];
}

/** What reactions answer to the events of a log, told one after the other; they remember in memory. */
export class Answering {
  readonly #remembered = new Map<string, JsonObject>();
  readonly #readers = new Map<string, Reaction[]>();

  constructor(reactions: readonly Reaction[]) {
    for (const reaction of reactions)
      for (const { kind } of reaction.reads)
        this.#readers.set(kind, [...(this.#readers.get(kind) ?? []), reaction]);
  }

  answers(told: Told): readonly Answer[] {
    const readers = this.#readers.get(kindOf(told.envelope.stream)) ?? [];
    return readers.flatMap((reaction) => this.#answers(reaction, told));
  }

  #answers(reaction: Reaction, told: Told): readonly Answer[] {
    const place = `${reaction.name} ${reaction.key?.(told) ?? told.id}`;
    const state = this.#remembered.get(place);
    const messages = reaction.react(told, state);
    const after = reaction.evolve?.(state, told);
    if (after) this.#remembered.set(place, after);
    else this.#remembered.delete(place);
    return messages.map((message, nth) => ({
      ...message,
      id: messageId(reaction, told.envelope.id, nth),
      cause: told.envelope,
    }));
  }
}
