import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { Bell } from "../bell.js";

const afterFailure = 500;

/** One listening connection for all followers of a store, renewed for as long as there is one. */
export class Listener {
  readonly bell = new Bell();
  #followers = 0;
  #stop = new AbortController();
  #listening = Promise.resolve();

  constructor(private readonly pool: Pool) {}

  join(): void {
    this.#followers += 1;
    if (this.#followers > 1) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#listening = this.#listening.then(() => this.#listen(signal));
  }

  /** The last to leave waits until the connection is given back. */
  async leave(): Promise<void> {
    this.#followers -= 1;
    if (this.#followers > 0) return;
    this.#stop.abort();
    await this.#listening;
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const failed = await this.#session(signal).then(
        () => false,
        () => true,
      );
      if (failed) await pause(afterFailure, undefined, { signal }).catch(() => undefined);
    }
  }

  async #session(signal: AbortSignal): Promise<void> {
    const client = await this.pool.connect();
    try {
      const over = new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => resolve(), { once: true });
        client.once("end", resolve).on("error", () => resolve());
      });
      client.on("notification", () => this.bell.ring());
      await client.query("listen log");
      // What was committed before this connection listened has rung for nobody.
      this.bell.ring();
      if (!signal.aborted) await over;
    } finally {
      client.release(true);
    }
  }
}
