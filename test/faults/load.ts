import { EventEmitter, once } from "node:events";
import { Client, type FindServer } from "../crash/client.js";
import { mindsOf } from "../crash/minds.js";
import type { Site } from "./site.js";

/** Everybody asking at once, until it is over; every wish is answered in the end. */
export class Load {
  answered = 0;
  readonly #over = new AbortController();
  readonly #answers = new EventEmitter();
  readonly #all: Promise<unknown>;

  /** @param address where they ask, when not of any web process; @param people not all of them */
  constructor(site: Site, address: FindServer = site.address, people = site.people) {
    const count = () => {
      this.answered += 1;
      this.#answers.emit("answer");
    };
    this.#all = Promise.all(
      mindsOf(people, site.random).map((mind) =>
        new Client(site.random, mind, site.journal, address, count).run(this.#over.signal),
      ),
    );
    // Awaited at the end; a failure before must not count as nobody's.
    this.#all.catch(() => this.#over.abort());
  }

  /** So many more answers have come. */
  async until(answers: number): Promise<void> {
    const { signal } = this.#over;
    for (let nth = 0; nth < answers && !signal.aborted; nth += 1)
      await once(this.#answers, "answer", { signal }).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.#all;
  }
}
