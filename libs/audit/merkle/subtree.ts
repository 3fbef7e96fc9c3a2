import { emptyRoot, nodeHash } from "./hash.js";

// Sizes go up to 2^53 - 1, and bitwise operators of the language only to 2^32: hence divisions.

/** Leaves from `begin` up to `end`, that one excluded. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** The 2^level leaves from index · 2^level: a node that no growth of the tree changes. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

export type HashOf = (subtree: Subtree) => Uint8Array;

/** How many leaves go to the left of a node over `count` > 1: the largest power of two below it. */
export const splitOf = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};

/** The fewest complete subtrees that cover a range, from the left. */
export const subtreesOf = ({ begin, end }: Range): readonly Subtree[] => {
  const found: Subtree[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      level += 1;
      width *= 2;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
};

/** Of hashes from the left, each over more leaves than the next: the node over all of them. */
export const bagged = (hashes: readonly Uint8Array[]): Uint8Array | undefined =>
  hashes.length > 0 ? hashes.reduceRight((right, left) => nodeHash(left, right)) : undefined;

/** RFC 9162, 2.1.1: the Merkle Tree Hash of a range that begins where a node does. */
export const hashOfRange = (range: Range, hashOf: HashOf): Uint8Array =>
  bagged(subtreesOf(range).map(hashOf)) ?? emptyRoot();
