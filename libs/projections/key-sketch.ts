/** 2^24 bits, 2 MiB: of new keys beside a million known ones, one in seventy is taken for known. */
const bits = 24;
const seeds = [0x811c9dc5, 0x9e3779b9] as const;

/** Remembers keys without holding them (a Bloom filter): says for certain that one is new. */
export class KeySketch {
  readonly #marks = new Uint8Array(1 << (bits - 3));

  add(key: string): void {
    for (const seed of seeds) {
      const at = place(key, seed);
      this.#marks[at >> 3] = (this.#marks[at >> 3] ?? 0) | (1 << (at & 7));
    }
  }

  mayHave(key: string): boolean {
    return seeds.every((seed) => {
      const at = place(key, seed);
      return ((this.#marks[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
    });
  }
}

/** FNV-1a, folded to the number of bits. */
const place = (key: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> bits)) & ((1 << bits) - 1);
};
