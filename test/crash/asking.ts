import { setTimeout as pause } from "node:timers/promises";
import { type FindServer, send } from "./client.js";
import type { Intent, Journal, Outcome } from "./journal.js";
import type { Story, Wish } from "./wishes.js";

export type Answered = Exclude<Outcome, { readonly outcome: "unknown" }>;

export interface Tried {
  readonly outcome: Outcome;
  readonly untilAnswered: () => Promise<Answered>;
}

/** Asks for one thing after the other by the book: intent and outcome are on disk before anything follows. */
export class Asking {
  #count = 0;

  constructor(
    private readonly journal: Journal,
    private readonly findServer: FindServer,
  ) {}

  /** @param times as often at once, under one key; @returns what the first of them was answered */
  async ask({ by, ...asked }: Wish, times = 1): Promise<Answered> {
    const actor = { id: by.id, as: by.as };
    const intent: Intent = { ...asked, actor, key: `${by.id}/asked/${(this.#count += 1)}` };
    const nth = await this.journal.begin(intent);
    const all = Array.from({ length: times }, () => this.#untilAnswered(nth, intent, by.token));
    const [first] = await Promise.all(all);
    if (!first) throw new Error("It was asked for no times.");
    return first;
  }

  /** Once; whether it was answered is for the caller to see. @returns how to ask again, until it is */
  async tryOnce({ by, ...asked }: Wish): Promise<Tried> {
    const actor = { id: by.id, as: by.as };
    const intent: Intent = { ...asked, actor, key: `${by.id}/asked/${(this.#count += 1)}` };
    const nth = await this.journal.begin(intent);
    const outcome = await send(await this.findServer(), intent, by.token);
    const { outcome: what } = outcome;
    // Which failures may be is for the caller to judge.
    await this.journal.end(
      nth,
      what === "unknown" ? { outcome: what, reason: `tried: ${outcome.reason}` } : outcome,
    );
    return { outcome, untilAnswered: () => this.#untilAnswered(nth, intent, by.token) };
  }

  /** A whole story, each of its wishes answered before the next. */
  async tell<Result>(story: Story<Result>): Promise<Result> {
    let wish = story.next();
    while (!wish.done) {
      const answer = await this.ask(wish.value);
      if (answer.outcome === "refused") await pause(30);
      wish = story.next(answer.outcome === "done" ? answer.id : undefined);
    }
    return wish.value;
  }

  async #untilAnswered(nth: number, intent: Intent, token: string): Promise<Answered> {
    for (;;) {
      const outcome = await send(await this.findServer(), intent, token);
      await this.journal.end(nth, outcome);
      if (outcome.outcome !== "unknown") return outcome;
      await pause(25);
    }
  }
}
