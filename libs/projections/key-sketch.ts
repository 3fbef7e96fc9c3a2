/** 2^24 bits, 2 MiB: of a million keys, one in seventeen is taken for another. */
const bits = 24;

/** Remembers keys without holding them: says for certain that one is new, else that it may be known. */
export class KeySketch {
  readonly #marks = new Uint8Array(1 << (bits - 3));

  add(key: string): void {
    const at = place(key);
    this.#marks[at >> 3] = (this.#marks[at >> 3] ?? 0) | (1 << (at & 7));
  }

  mayHave(key: string): boolean {
    const at = place(key);
    return ((this.#marks[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
  }
}

/** FNV-1a, folded to the number of bits. */
const place = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> bits)) & ((1 << bits) - 1);
};
