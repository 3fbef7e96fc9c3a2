/** Wakes those who wait for something to happen; what rings while nobody listens is still heard. */
export class Bell {
  #rings = 0;
  readonly #waiting = new Set<() => void>();

  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Until it has rung more than `heard` times, `patience` milliseconds are over, or on abort. */
  async after(heard: number, patience: number, signal: AbortSignal): Promise<void> {
    if (this.#rings > heard || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, patience);
      signal.addEventListener("abort", wake);
      this.#waiting.add(wake);
    });
  }
}
