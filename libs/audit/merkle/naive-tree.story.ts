import { createHash } from "node:crypto";

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The tree as RFC 9162, 2.1 tells it, by recursion over the leaves: slow, and not our code. */
export class NaiveTree {
  readonly #known = new Map<string, Buffer>();
  constructor(readonly data: readonly Uint8Array[]) {}

  static of(size: number): NaiveTree {
    return new NaiveTree(Array.from({ length: size }, (_, nth) => sha256(Buffer.from(`${nth}`))));
  }

  leaf(index: number): Buffer {
    return this.hash(index, index + 1);
  }

  hash(begin: number, end: number): Buffer {
    const known = this.#known.get(`${begin}-${end}`);
    if (known) return known;
    const hash = this.#hash(begin, end);
    this.#known.set(`${begin}-${end}`, hash);
    return hash;
  }

  #hash(begin: number, end: number): Buffer {
    if (begin === end) return sha256();
    if (end - begin === 1)
      return sha256(Buffer.of(0), this.data[begin] ?? Buffer.from("beyond the leaves"));
    const middle = begin + below(end - begin);
    return sha256(Buffer.of(1), this.hash(begin, middle), this.hash(middle, end));
  }

  path(index: number, begin: number, end: number): readonly Buffer[] {
    if (end - begin === 1) return [];
    const middle = begin + below(end - begin);
    return index < middle
      ? [...this.path(index, begin, middle), this.hash(middle, end)]
      : [...this.path(index, middle, end), this.hash(begin, middle)];
  }

  subproof(first: number, begin: number, end: number, isOwnTree: boolean): readonly Buffer[] {
    if (first === end) return isOwnTree ? [] : [this.hash(begin, end)];
    const middle = begin + below(end - begin);
    return first <= middle
      ? [...this.subproof(first, begin, middle, isOwnTree), this.hash(middle, end)]
      : [...this.subproof(first, middle, end, false), this.hash(begin, middle)];
  }
}

const below = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** A proof that is not the one asked for: each way of getting there, once. */
export const spoilt = (proof: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] => {
  const other = sha256(Buffer.from("another"));
  return [
    [...proof, other],
    [other, ...proof],
    ...proof.flatMap((hash, nth) => {
      const flipped = Buffer.from(hash);
      flipped.writeUInt8(flipped.readUInt8(nth % 32) ^ (1 << (nth % 8)), nth % 32);
      return [
        proof.with(nth, flipped),
        proof.toSpliced(nth, 1),
        proof.toSpliced(nth, 0, hash),
        proof.with(nth, hash.subarray(1)),
        proof.with(nth, Buffer.concat([hash, Buffer.of(0)])),
        ...(nth > 0 ? [proof.toSpliced(nth - 1, 2, hash, proof[nth - 1] ?? other)] : []),
      ];
    }),
  ];
};
