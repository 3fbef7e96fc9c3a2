import { isHash, nodeHash, sameHash } from "./hash.js";
import { hashOfRange, type HashOf, type Range, splitOf } from "./subtree.js";

/** RFC 9162, 2.1.3.1: what stands beside the way from a leaf to the root, the leaf's sibling first. */
export const inclusionPath = (index: number, size: number): readonly Range[] => {
  if (index < 0 || index >= size) throw new RangeError(`No leaf ${index} among ${size}.`);
  const beside: Range[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      beside.push({ begin: middle, end });
      end = middle;
    } else {
      beside.push({ begin, end: middle });
      begin = middle;
    }
  }
  return beside.reverse();
};

export const inclusionProof = (
  index: number,
  size: number,
  hashOf: HashOf,
): readonly Uint8Array[] => inclusionPath(index, size).map((range) => hashOfRange(range, hashOf));

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162, 2.1.3.2. A proof of any other length than the one of its place is no proof. */
export const isIncluded = ({ index, size, leaf, proof, root }: Inclusion): boolean => {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index)) return false;
  if (index < 0 || index >= size || !isHash(leaf) || !proof.every(isHash)) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(beside, hash);
      // Levels on which the last node stands alone, and is carried up as it is.
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(hash, beside);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameHash(hash, root);
};
