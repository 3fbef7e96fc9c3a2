import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Malformed } from "../malformed.js";
import { consistencyPath, consistencyProof } from "../merkle/consistency.js";
import { inclusionPath, inclusionProof } from "../merkle/inclusion.js";
import { NaiveTree } from "../merkle/naive-tree.story.js";
import { hashOfRange } from "../merkle/subtree.js";
import { formatBundle, leavesTile, parseBundle } from "./entry-bundle.js";
import { grownTiles } from "./grow-tiles.js";
import { hashesFrom, type ReadTile } from "./tile-hashes.js";
import { type Tile, tilePath } from "./tile.js";
import { holdsTile, tilesBetween, tilesFor, tilesOf } from "./tiling.js";

const most = 70_000;
const tree = NaiveTree.of(most);
const hexes = (hashes: readonly Uint8Array[]): readonly string[] =>
  hashes.map((hash) => Buffer.from(hash).toString("hex"));

/** A folder of tiles, as a log leaves it behind. */
const grown = (sizes: readonly number[]) => {
  const stored = new Map<string, Uint8Array>();
  const read: ReadTile = (tile) => {
    const bytes = stored.get(tilePath(tile));
    if (!bytes) throw new Error(`${tilePath(tile)} was never written.`);
    return bytes;
  };
  let size = 0;
  for (const next of sizes) {
    const leaves = Array.from({ length: next - size }, (_, nth) => tree.leaf(size + nth));
    for (const { tile, bytes } of grownTiles(size, leaves, read)) stored.set(tilePath(tile), bytes);
    size = next;
  }
  return { size, read, stored };
};

const whole = grown([most]);
const size = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 1_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  { weight: 1, arbitrary: fc.constantFrom(255, 256, 257, 511, 512, 65_535, 65_536, 65_537) },
);

describe("the tiles of a tree", () => {
  it("are those of the standard's example", () => {
    const tiles = [...tilesOf(70_000)];
    const counted = (level: number, isFull: boolean) =>
      tiles.filter((tile) => tile.level === level && (tile.width === 256) === isFull);
    expect(counted(0, true).length).toBe(273);
    expect(counted(0, false)).toEqual([{ level: 0, index: 273, width: 112 }]);
    expect(counted(1, true).length).toBe(1);
    expect(counted(1, false)).toEqual([{ level: 1, index: 1, width: 17 }]);
    expect(counted(2, false)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect(tiles.length).toBe(273 + 1 + 1 + 1 + 1);
    expect([...tilesOf(256)].map(tilePath)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
    expect([...tilesOf(0)]).toEqual([]);
  });

  it("hold what the standard says, whatever the steps in which the tree grew", () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 4 }), (unsorted) => {
        const sizes = unsorted.toSorted((a, b) => a - b);
        const log = grown(sizes);
        for (const tile of tilesOf(log.size)) {
          const bytes = log.read(tile);
          expect(bytes.length).toBe(tile.width * 32);
          const span = 256 ** Number(tile.level);
          for (const nth of new Set([0, tile.width >> 1, tile.width - 1])) {
            const begin = (tile.index * 256 + nth) * span;
            const theirs = tree.hash(begin, begin + span);
            expect(Buffer.compare(bytes.subarray(nth * 32, nth * 32 + 32), theirs)).toBe(0);
          }
        }
        const asked = sizes.flatMap((after, nth) => [...tilesBetween(sizes[nth - 1] ?? 0, after)]);
        expect([...log.stored.keys()].sort()).toEqual([...new Set(asked.map(tilePath))].sort());
      }),
      { numRuns: 20 },
    );
  });

  it("are there once the tree has reached them, in each width up to its own", () => {
    const at = (tile: Tile, ...sizes: number[]) => sizes.map((one) => holdsTile(one, tile));
    expect(at({ level: 0, index: 1, width: 7 }, 262, 263, 5_000)).toEqual([false, true, true]);
    expect(at({ level: 1, index: 0, width: 2 }, 511, 512)).toEqual([false, true]);
    expect(at({ level: "entries", index: 0, width: 256 }, 255, 256)).toEqual([false, true]);
    expect(at({ level: 63, index: 0, width: 1 }, 2 ** 53 - 1)).toEqual([false]);
  });

  it("are enough for any proof, and no more than two for each of their levels", () => {
    const places = size.chain((second) => fc.tuple(fc.nat(second - 1), fc.constant(second)));
    fc.assert(
      fc.property(places, ([first, second]) => {
        const log = second > 1_000 ? { ...whole, size: second } : grown([second]);
        const widths = new Map<string, Uint8Array>();
        const ranges = [...inclusionPath(first, second), ...consistencyPath(first, second)];
        const tiles = tilesFor(ranges, second);
        for (const tile of tiles) {
          const bytes = log.read({ ...tile, width: widthAt(tile, log.stored) });
          widths.set(tilePath(tile), bytes.subarray(0, tile.width * 32));
        }
        const hashOf = hashesFrom(second, (tile) => widths.get(tilePath(tile)) ?? Buffer.alloc(0));
        expect(hexes(inclusionProof(first, second, hashOf))).toEqual(
          hexes(tree.path(first, 0, second)),
        );
        expect(hexes(consistencyProof(first, second, hashOf))).toEqual(
          hexes(first === 0 ? [] : tree.subproof(first, 0, second, true)),
        );
        expect(tiles.length).toBeLessThanOrEqual(2 * (1 + Math.floor(Math.log2(second) / 8)));
      }),
      { numRuns: 200 },
    );
  });

  it("give the root", () => {
    const hashOf = hashesFrom(most, whole.read);
    expect(hexes([hashOfRange({ begin: 0, end: most }, hashOf)])).toEqual(
      hexes([tree.hash(0, most)]),
    );
  });

  it("are not read where they are too short or too long", () => {
    const cut = hashesFrom(300, (tile) => Buffer.alloc(tile.width * 32 - 1));
    const long = hashesFrom(300, (tile) => Buffer.alloc(tile.width * 32 + 32));
    for (const hashOf of [cut, long])
      expect(() => hashOf({ level: 0, index: 299 })).toThrow(Malformed);
    const growing = [...Array(3).keys()].map((nth) => tree.leaf(nth));
    expect(() => [...grownTiles(300, growing, () => Buffer.alloc(32))]).toThrow(Malformed);
  });
});

/** The whole log keeps the last width of each tile alone; a narrower one is its beginning. */
const widthAt = (tile: Tile, stored: ReadonlyMap<string, Uint8Array>): number =>
  [tile.width, 256, 112, 17].find((width) => stored.has(tilePath({ ...tile, width }))) ?? 1;

describe("a bundle of entries", () => {
  it("puts each behind its length, and stands beside the tile of their leaves", () => {
    const entries = tree.data.slice(0, 3);
    const bundle = Buffer.from(formatBundle(entries));
    expect(bundle.length).toBe(3 * 34);
    expect(bundle.subarray(0, 2).toString("hex")).toBe("0020");
    expect(hexes(parseBundle(bundle, 3))).toEqual(hexes(entries));
    expect(leavesTile(entries)).toEqual(
      whole.read({ level: 0, index: 0, width: 256 }).subarray(0, 96),
    );
  });

  it("gives back whatever was put in, and nothing of what is not its own form", () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
    fc.assert(
      fc.property(entries, (put) => {
        const bundle = formatBundle(put);
        expect(hexes(parseBundle(bundle, put.length))).toEqual(hexes(put));
        expect(() => parseBundle(bundle, put.length + 1)).toThrow(Malformed);
        if (put.length === 0) return;
        expect(() => parseBundle(bundle, put.length - 1)).toThrow(Malformed);
        expect(() => parseBundle(bundle.subarray(0, -1), put.length)).toThrow(Malformed);
        const longer = Buffer.concat([bundle, Buffer.of(0)]);
        expect(() => parseBundle(longer, put.length)).toThrow(Malformed);
      }),
    );
    expect(() => formatBundle([Buffer.alloc(65_536)])).toThrow(RangeError);
    expect(formatBundle([Buffer.alloc(65_535)]).length).toBe(65_537);
  });
});
