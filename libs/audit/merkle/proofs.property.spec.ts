import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { consistencyProof, isConsistent } from "./consistency.js";
import { emptyRoot } from "./hash.js";
import { inclusionProof, isIncluded } from "./inclusion.js";
import { NaiveTree, spoilt } from "./naive-tree.story.js";
import { type HashOf, splitOf, subtreesOf } from "./subtree.js";

const most = 300;
const tree = NaiveTree.of(20_000);
const hashOf: HashOf = ({ level, index }) =>
  tree.hash(index * 2 ** level, (index + 1) * 2 ** level);
const head = (size: number) => ({ size, root: tree.hash(0, size) });
const included = (index: number, size: number, proof = inclusionProof(index, size, hashOf)) =>
  ({ index, size, leaf: tree.leaf(index), proof, root: tree.hash(0, size) }) as const;
const hexes = (hashes: readonly Uint8Array[]): string =>
  hashes.map((hash) => Buffer.from(hash).toString("hex")).join();
/** Told once a test: an assertion for each of a hundred thousand proofs takes longer than the proofs. */
const wrong = (cases: Iterable<readonly [string, boolean]>): readonly string[] =>
  [...cases].flatMap(([name, holds]) => (holds ? [] : [name]));

const sizes = Array.from({ length: most }, (_, nth) => nth + 1);

describe("an inclusion proof", () => {
  it("is that of RFC 9162, and holds, at every place in every tree of up to 300 leaves", () => {
    const cases = sizes.flatMap((size) =>
      Array.from({ length: size }, (_, index) => {
        const proof = inclusionProof(index, size, hashOf);
        const isTheirs = hexes(proof) === hexes(tree.path(index, 0, size));
        return [
          `${index} of ${size}`,
          isTheirs && isIncluded(included(index, size, proof)),
        ] as const;
      }),
    );
    expect(wrong(cases)).toEqual([]);
  });

  it("holds in large trees, and of nothing else once anything is changed", () => {
    const place = fc
      .integer({ min: 1, max: 20_000 })
      .chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));
    fc.assert(
      fc.property(place, fc.nat(20_000), ([index, size], other) => {
        const told = included(index, size);
        expect(hexes(told.proof)).toBe(hexes(tree.path(index, 0, size)));
        expect(isIncluded(told)).toBe(true);
        for (const proof of spoilt(told.proof)) expect(isIncluded({ ...told, proof })).toBe(false);
        if (other !== index) {
          expect(isIncluded({ ...told, index: other })).toBe(false);
          expect(isIncluded({ ...told, leaf: tree.leaf(other % 20_000) })).toBe(
            other % 20_000 === index,
          );
        }
        if (other !== size) expect(isIncluded({ ...told, root: tree.hash(0, other) })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("holds at no other index of its tree", () => {
    const cases = [1, 2, 3, 7, 8, 64, 100].flatMap((size) =>
      Array.from({ length: size }, (_, index) => index).flatMap((index) => {
        const told = included(index, size);
        return Array.from({ length: size + 2 }, (_, other) => other)
          .filter((other) => other !== index)
          .map(
            (other) =>
              [`${index} as ${other} of ${size}`, !isIncluded({ ...told, index: other })] as const,
          );
      }),
    );
    expect(wrong(cases)).toEqual([]);
  });

  it("is none for a place that is not in the tree, or not a place", () => {
    const told = included(2, 5);
    for (const index of [-1, 5, 2.5, Number.NaN, 2 ** 53])
      expect(isIncluded({ ...told, index })).toBe(false);
    for (const size of [0, 2, -5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 2])
      expect(isIncluded({ ...told, size })).toBe(false);
    expect(isIncluded({ ...told, leaf: told.leaf.subarray(1) })).toBe(false);
    expect(isIncluded({ ...told, root: told.root.subarray(1) })).toBe(false);
    expect(() => inclusionProof(5, 5, hashOf)).toThrow(RangeError);
  });
});

describe("a consistency proof", () => {
  it("is that of RFC 9162, and holds, between any two trees of up to 300 leaves", () => {
    const cases = sizes.flatMap((second) =>
      Array.from({ length: second }, (_, nth) => {
        const first = nth + 1;
        const proof = consistencyProof(first, second, hashOf);
        const isTheirs = hexes(proof) === hexes(tree.subproof(first, 0, second, true));
        const holds = isConsistent(head(first), head(second), proof);
        return [`${first} to ${second}`, isTheirs && holds] as const;
      }),
    );
    expect(wrong(cases)).toEqual([]);
  });

  it("holds between large trees, and of nothing else once anything is changed", () => {
    const pair = fc
      .integer({ min: 2, max: 20_000 })
      .chain((second) => fc.tuple(fc.integer({ min: 1, max: second - 1 }), fc.constant(second)));
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 20_000 }), ([first, second], other) => {
        const proof = consistencyProof(first, second, hashOf);
        expect(hexes(proof)).toBe(hexes(tree.subproof(first, 0, second, true)));
        expect(isConsistent(head(first), head(second), proof)).toBe(true);
        for (const one of spoilt(proof))
          expect(isConsistent(head(first), head(second), one)).toBe(false);
        expect(isConsistent(head(second), head(first), proof)).toBe(false);
        const { root } = head(other);
        if (other !== first) {
          expect(isConsistent({ size: first, root }, head(second), proof)).toBe(false);
          expect(isConsistent(head(other), head(second), proof)).toBe(false);
        }
        if (other !== second) {
          expect(isConsistent(head(first), { size: second, root }, proof)).toBe(false);
          expect(isConsistent(head(first), head(other), proof)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is empty between equal trees and after the empty one, and wants their roots", () => {
    const none = { size: 0, root: emptyRoot() };
    expect(consistencyProof(0, 7, hashOf)).toEqual([]);
    expect(isConsistent(none, head(7), [])).toBe(true);
    expect(isConsistent(none, none, [])).toBe(true);
    expect(isConsistent(head(7), head(7), [])).toBe(true);
    expect(isConsistent(head(7), { size: 7, root: tree.hash(0, 8) }, [])).toBe(false);
    expect(isConsistent({ size: 0, root: tree.hash(0, 1) }, head(7), [])).toBe(false);
    expect(isConsistent(none, { size: 0, root: tree.hash(0, 1) }, [])).toBe(false);
    for (const first of [none, head(7)])
      expect(isConsistent(first, head(7), [tree.leaf(0)])).toBe(false);
    expect(isConsistent(head(3), head(7), [])).toBe(false);
    expect(isConsistent({ size: 2.5, root: tree.leaf(0) }, head(7), [tree.leaf(0)])).toBe(false);
    expect(() => consistencyProof(8, 7, hashOf)).toThrow(RangeError);
  });
});

describe("where a tree is split", () => {
  it("is told up to the largest sizes", () => {
    expect([2, 3, 4, 5, 8, 9].map(splitOf)).toEqual([1, 2, 2, 4, 4, 8]);
    expect(splitOf(2 ** 52)).toBe(2 ** 51);
    expect(splitOf(2 ** 52 + 1)).toBe(2 ** 52);
    expect(splitOf(2 ** 53 - 1)).toBe(2 ** 52);
    const subtrees = subtreesOf({ begin: 0, end: 2 ** 53 - 1 });
    expect(subtrees.length).toBe(53);
    expect(subtrees.at(-1)).toEqual({ level: 0, index: 2 ** 53 - 2 });
  });
});
