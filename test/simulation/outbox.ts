import { everyCommand } from "#labelling/registry.js";
import type { Told } from "#projections/told.js";
import { type Answer, Answering } from "#reactions/answering.js";
import { reactions } from "#reactions/registry.js";

const commands: ReadonlySet<string> = new Set(everyCommand.map(({ type }) => type));

/** The reactions and their outbox, in memory: in order, and each dated message on its day. */
export class Outbox {
  readonly #answering = new Answering(reactions);
  readonly #dated = new Map<string, Answer[]>();
  #due: Answer[] = [];

  /** What follows from an event goes to the outbox; nobody reads letters here, nor listens. */
  answer(told: Told): void {
    for (const answer of this.#answering.answers(told))
      if (commands.has(answer.command.type)) this.#put(answer);
  }

  /** Whatever waited for a day that has come by now. */
  open(today: string): void {
    for (const [day, answers] of this.#dated) {
      if (day > today) continue;
      this.#due.push(...answers);
      this.#dated.delete(day);
    }
  }

  /** What is to be done now, in the order in which it was put there. */
  take(): readonly Answer[] {
    const due = this.#due;
    this.#due = [];
    return due;
  }

  #put(answer: Answer): void {
    if (answer.from === undefined) this.#due.push(answer);
    else this.#dated.set(answer.from, [...(this.#dated.get(answer.from) ?? []), answer]);
  }
}
