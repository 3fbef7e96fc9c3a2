/** The same numbers for the same seed, so that a run can be told by it (mulberry32, 32 bits). */
export class Random {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1, that one excluded. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** One of them, undefined where there is none. */
  oneOf<Thing>(things: readonly Thing[]): Thing | undefined {
    return things[this.between(0, things.length - 1)];
  }

  /** Another source, of its own: what one draws changes nothing for the others. */
  fork(): Random {
    return new Random(this.between(0, 4_294_967_295));
  }
}
