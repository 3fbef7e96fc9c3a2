/** What a call made of one of the asks that it carried. */
export type Settled<Answer> = PromiseSettledResult<Answer>;

export interface Groupable {
  /** No two asks of one batch share it: each is judged by what stood before the batch. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/** Beyond this a batch makes others wait longer than it saves. */
const mostAsks = 256;
const mostBytes = 2 * 1024 * 1024;

/**
 * Gathers what is asked while calls are in flight, and sends it as one call.
 * `send` settles each ask of a batch in its order; its own failure fails them all.
 */
export class GroupCommit<Ask extends Groupable, Answer> {
  #waiting: Pending<Ask, Answer>[] = [];
  #inFlight = 0;
  #scheduled = false;

  constructor(
    private readonly mostInFlight: number,
    private readonly send: (batch: readonly Ask[]) => Promise<readonly Settled<Answer>[]>,
    private readonly departing: (size: number) => void = () => undefined,
  ) {}

  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask, resolve, reject });
      this.#schedule();
    });
  }

  /** Not at once: those who ask in the same turn of the event loop travel together. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#inFlight < this.mostInFlight && this.#waiting.length > 0) void this.#depart();
    });
  }

  async #depart(): Promise<void> {
    const batch = this.#take();
    this.#inFlight += 1;
    this.departing(batch.length);
    try {
      const settled = await this.send(batch.map(({ ask }) => ask));
      for (const [index, pending] of batch.entries()) settle(pending, settled[index]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#inFlight -= 1;
      if (this.#waiting.length > 0) this.#schedule();
    }
  }

  #take(): readonly Pending<Ask, Answer>[] {
    const batch: Pending<Ask, Answer>[] = [];
    const left: Pending<Ask, Answer>[] = [];
    const keys = new Set<string>();
    let bytes = 0;
    for (const pending of this.#waiting) {
      const { key, size } = pending.ask;
      const fits = batch.length < mostAsks && (batch.length === 0 || bytes + size <= mostBytes);
      if (!fits || keys.has(key)) {
        left.push(pending);
        // What waits keeps its turn: a later ask for the same key must not overtake it.
        keys.add(key);
        continue;
      }
      batch.push(pending);
      keys.add(key);
      bytes += size;
    }
    this.#waiting = left;
    return batch;
  }
}

interface Pending<Ask, Answer> {
  readonly ask: Ask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const settle = <Answer>(
  { resolve, reject }: Pending<unknown, Answer>,
  settled: Settled<Answer> | undefined,
): void => {
  if (settled?.status === "fulfilled") resolve(settled.value);
  else reject(settled?.reason ?? new Error("A batch came back without one of its answers."));
};
