import type { Pool } from "pg";
import type { Position } from "#event-store/port.js";
import { readCheckpoints } from "./checkpoint.js";
import { pause } from "./pause.js";

/** Whoever runs the projections, or knows of it: a projector, or the thread that it is in. */
export interface Moves {
  /** How far a projection that runs there has come; undefined when it does not. */
  position(name: string): Position | undefined;
  /** Calls back after each move. @returns how to stop that */
  onMove(listener: () => void): () => void;
}

/** How often it looks when another process runs the projection. */
const lookAgain = 20;

/** Waits for projections, wherever they run. */
export class Passing {
  constructor(
    private readonly pool: Pool,
    private readonly worker: Moves,
  ) {}

  /** Whether they have all passed an event, within a time in milliseconds. */
  async within(ms: number, names: readonly string[], position: Position): Promise<boolean> {
    const end = performance.now() + ms;
    for (;;) {
      if (await this.#passed(names, position)) return true;
      const left = end - performance.now();
      if (left <= 0) return false;
      await this.#move(Math.min(left, lookAgain));
    }
  }

  async #passed(names: readonly string[], position: Position): Promise<boolean> {
    const elsewhere = names.filter((name) => {
      const here = this.worker.position(name);
      return here === undefined || here < position;
    });
    if (elsewhere.every((name) => this.worker.position(name) !== undefined)) {
      return elsewhere.length === 0;
    }
    const checkpoints = await readCheckpoints(this.pool);
    return elsewhere.every((name) => (checkpoints.get(name)?.position ?? "") >= position);
  }

  /** A move of a projection that runs here, or the time. */
  async #move(ms: number): Promise<void> {
    const over = new AbortController();
    const stop = this.worker.onMove(() => over.abort());
    await pause(ms, over.signal);
    stop();
  }
}
