import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Malformed } from "../malformed.js";
import { CompactRange, type KeptRange } from "./compact-range.js";
import { leafHash } from "./hash.js";
import { NaiveTree } from "./naive-tree.story.js";

const tree = NaiveTree.of(2_000);
const rangeOf = (begin: number, end: number): CompactRange => {
  const range = CompactRange.empty(begin);
  for (let at = begin; at < end; at++) range.append(tree.leaf(at));
  return range;
};

describe("a compact range", () => {
  it("has the root of the reference trees of RFC 6962", () => {
    const leaves = [
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ];
    const range = CompactRange.empty();
    const roots = leaves.map((data) => {
      range.append(leafHash(Buffer.from(data, "hex")));
      return Buffer.from(range.root()).toString("hex");
    });
    expect(roots).toEqual([
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]);
  });

  it("has the root of the naive tree at every size", () => {
    const range = CompactRange.empty();
    for (let size = 0; size <= 2_000; size++) {
      expect(Buffer.compare(range.root(), tree.hash(0, size))).toBe(0);
      if (size < 2_000) range.append(tree.leaf(size));
    }
  });

  it("is the same whether its leaves came one by one or merged, at once or after a pause", () => {
    const cuts = fc.array(fc.nat(2_000), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(cuts, (unsorted) => {
        const [begin = 0, ...ends] = unsorted.toSorted((a, b) => a - b);
        let merged = CompactRange.empty(begin);
        for (const end of ends) {
          merged.merge(rangeOf(merged.end, end));
          merged = CompactRange.from(JSON.parse(JSON.stringify(merged.kept())) as KeptRange);
        }
        expect(merged.kept()).toEqual(rangeOf(begin, ends.at(-1) ?? begin).kept());
      }),
    );
  });

  it("goes no further from what is not in its form", () => {
    const kept = rangeOf(0, 5).kept();
    const [first = ""] = kept.hashes;
    const wrong = [
      { ...kept, end: 7 },
      { ...kept, begin: 1 },
      { ...kept, begin: -1 },
      { ...kept, end: 5.5 },
      { ...kept, end: Number.NaN },
      { ...kept, hashes: kept.hashes.slice(1) },
      { ...kept, hashes: [first, ""] },
      { ...kept, hashes: [first, first.replace("=", "")] },
      { begin: 5, end: 0, hashes: [] },
    ];
    for (const one of wrong) expect(() => CompactRange.from(one)).toThrow(Malformed);
  });

  it("takes no range that leaves a gap, and has a root from the first leaf only", () => {
    expect(() => rangeOf(0, 5).merge(rangeOf(6, 7))).toThrow(RangeError);
    expect(() => rangeOf(1, 5).root()).toThrow(RangeError);
    expect(rangeOf(0, 5).begin).toBe(0);
  });
});
