import { setTimeout as pause } from "node:timers/promises";
import type { Operation } from "#commands/operation.js";
import { operations } from "#labelling/registry.js";
import { routeOf } from "../../apps/server/http/route.js";
import type { Random } from "../random.js";
import type { AnsweredEvent, Intent, Journal, Outcome } from "./journal.js";
import type { Mind, Wish } from "./wishes.js";

/** Where the server is now; waits while it is nowhere. */
export type FindServer = () => Promise<string>;

/** Sends one command after the other; one whose answer was lost is sent again until it is answered. */
export class Client {
  readonly #random: Random;
  /** Some of those that were answered, to be asked for once more. */
  readonly #past: Asked[] = [];
  #count = 0;

  constructor(
    random: Random,
    private readonly mind: Mind,
    private readonly journal: Journal,
    private readonly findServer: FindServer,
    /** Told of each answer, by the operation that was done or « refused ». */
    private readonly answered: (what: string) => void,
  ) {
    this.#random = random.fork();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const again = this.#random.fraction() < 0.07 ? this.#random.oneOf(this.#past) : undefined;
      const asked = again ?? (await this.#ask(this.mind.next()));
      const outcome = await this.#untilAnswered(asked);
      const done = outcome.outcome === "done";
      this.answered(done ? asked.wish.operation : "refused");
      if (again) continue;
      this.mind.learn(asked.wish, done ? outcome.id : undefined);
      if (done) this.#past.push(asked);
      if (this.#past.length > 50) this.#past.shift();
    }
  }

  async #ask(wish: Wish): Promise<Asked> {
    const { by, ...asked } = wish;
    const key = `${this.mind.name}/${(this.#count += 1)}`;
    const intent = { ...asked, actor: { id: by.id, as: by.as }, key };
    return { wish, intent, nth: await this.journal.begin(intent) };
  }

  async #untilAnswered({ wish, intent, nth }: Asked): Promise<Exclude<Outcome, Unknown>> {
    for (;;) {
      const address = await this.findServer();
      const outcome = await send(address, intent, wish.by.token);
      await this.journal.end(nth, outcome);
      if (outcome.outcome !== "unknown") return outcome;
      await pause(25);
    }
  }
}

interface Asked {
  readonly wish: Wish;
  readonly intent: Intent;
  readonly nth: number;
}

type Unknown = Extract<Outcome, { readonly outcome: "unknown" }>;

/** A server that is alive answers within this, in milliseconds, even while its database is away. */
const patience = 20_000;

export const send = async (address: string, intent: Intent, token: string): Promise<Outcome> => {
  const { operation, id, body, ifMatch, key } = intent;
  const route = routes.get(operation)?.replace(":id", id ?? "");
  try {
    const response = await fetch(`${address}/api/v1/${route}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    return outcomeOf(response.status, await response.json());
  } catch (fault) {
    const { message, cause } = fault instanceof Error ? fault : new Error(String(fault));
    return { outcome: "unknown", reason: cause instanceof Error ? cause.message : message };
  }
};

const routes = new Map(
  operations.map((operation: Operation) => [operation.type, routeOf(operation)]),
);

/** Whatever the server could not do is not known to be undone. */
const outcomeOf = (status: number, answer: unknown): Outcome => {
  const { id, events, code = "" } = answer as Answer;
  if (status >= 500) return { outcome: "unknown", reason: `${status} ${code}` };
  return status >= 400 ? { outcome: "refused", code } : { outcome: "done", id, events };
};

interface Answer {
  readonly id: string;
  readonly events: readonly AnsweredEvent[];
  readonly code?: string;
}
