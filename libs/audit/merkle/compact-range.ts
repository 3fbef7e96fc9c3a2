import { fromBase64, toBase64 } from "../encoding.js";
import { Malformed } from "../malformed.js";
import { emptyRoot, hashLength, nodeHash } from "./hash.js";
import { bagged, subtreesOf } from "./subtree.js";

/** As it is kept between two runs. */
export interface KeptRange {
  readonly begin: number;
  readonly end: number;
  /** In base64, from the left. */
  readonly hashes: readonly string[];
}

/**
 * All that must be known of a run of leaves to add more and to give their root: the hashes of the
 * fewest subtrees that cover it, at most two for each power of two.
 */
export class CompactRange {
  readonly begin: number;
  #end: number;
  readonly #hashes: Uint8Array[];

  private constructor(begin: number, end: number, hashes: readonly Uint8Array[]) {
    this.begin = begin;
    this.#end = end;
    this.#hashes = [...hashes];
  }

  static empty(begin = 0): CompactRange {
    return new CompactRange(begin, begin, []);
  }

  /** @throws Malformed */
  static from({ begin, end, hashes }: KeptRange): CompactRange {
    const inOrder = Number.isSafeInteger(begin) && Number.isSafeInteger(end) && begin >= 0;
    if (!inOrder || begin > end || subtreesOf({ begin, end }).length !== hashes.length)
      throw new Malformed("COMPACT_RANGE", `${begin} ${end}`);
    const read = hashes.map((text) => {
      const bytes = fromBase64(text);
      if (bytes?.length !== hashLength) throw new Malformed("COMPACT_RANGE", text);
      return bytes;
    });
    return new CompactRange(begin, end, read);
  }

  get end(): number {
    return this.#end;
  }

  /** The hash of the leaf at `end`. */
  append(leaf: Uint8Array): void {
    this.#add(leaf, 1);
  }

  /** The leaves that begin where these end. */
  merge(next: CompactRange): void {
    if (next.begin !== this.#end)
      throw new RangeError(`A range from ${next.begin} does not follow one up to ${this.#end}.`);
    const subtrees = subtreesOf({ begin: next.begin, end: next.end });
    for (const [nth, { level }] of subtrees.entries()) {
      const hash = next.#hashes[nth];
      if (hash) this.#add(hash, 2 ** level);
    }
  }

  /** RFC 9162, 2.1.1: the Merkle Tree Hash of the leaves from 0. */
  root(): Uint8Array {
    if (this.begin !== 0) throw new RangeError(`A range from ${this.begin} has no root.`);
    return bagged(this.#hashes) ?? emptyRoot();
  }

  kept(): KeptRange {
    return { begin: this.begin, end: this.#end, hashes: this.#hashes.map(toBase64) };
  }

  #add(added: Uint8Array, leaves: number): void {
    let hash = added;
    let width = leaves;
    let index = this.#end / width;
    this.#end += width;
    while (index % 2 === 1 && (index - 1) * width >= this.begin) {
      const left = this.#hashes.pop();
      if (!left) break;
      hash = nodeHash(left, hash);
      index = (index - 1) / 2;
      width *= 2;
    }
    this.#hashes.push(hash);
  }
}
