import { emptyRoot, isHash, nodeHash, sameHash } from "./hash.js";
import { hashOfRange, type HashOf, type Range, splitOf } from "./subtree.js";

/** RFC 9162, 2.1.4.1: the nodes from which both the root of the first leaves and that of all follow. */
export const consistencyPath = (first: number, second: number): readonly Range[] => {
  if (first < 0 || first > second) throw new RangeError(`${first} leaves are not among ${second}.`);
  if (first === 0) return [];
  const path: Range[] = [];
  let begin = 0;
  let end = second;
  while (first < end) {
    const middle = begin + splitOf(end - begin);
    if (first <= middle) {
      path.push({ begin: middle, end });
      end = middle;
    } else {
      path.push({ begin, end: middle });
      begin = middle;
    }
  }
  // A first tree that is itself a node on the left edge is known to whoever checks.
  return begin === 0 ? path.reverse() : [{ begin, end }, ...path.reverse()];
};

export const consistencyProof = (
  first: number,
  second: number,
  hashOf: HashOf,
): readonly Uint8Array[] =>
  consistencyPath(first, second).map((range) => hashOfRange(range, hashOf));

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * RFC 9162, 2.1.4.2: whether the tree of `second` begins with all of the tree of `first`. The empty
 * tree begins every tree, and like an equal one it wants an empty proof.
 */
export const isConsistent = (
  first: TreeHead,
  second: TreeHead,
  proof: readonly Uint8Array[],
): boolean => {
  if (!isHead(first) || !isHead(second) || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameHash(first.root, second.root);
  if (first.size === 0) return proof.length === 0;
  if (proof.length === 0 || !proof.every(isHash)) return false;

  let place = first.size - 1;
  let last = second.size - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  const [start, ...rest] = place === 0 ? [first.root, ...proof] : proof;
  if (!start) return false;
  let before = start;
  let after = start;
  for (const beside of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      before = nodeHash(beside, before);
      after = nodeHash(beside, after);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else after = nodeHash(after, beside);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(before, first.root) && sameHash(after, second.root);
};

const isHead = ({ size, root }: TreeHead): boolean =>
  Number.isSafeInteger(size) &&
  size >= 0 &&
  isHash(root) &&
  (size > 0 || sameHash(root, emptyRoot()));
