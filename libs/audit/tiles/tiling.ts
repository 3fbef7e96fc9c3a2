import { type Range, type Subtree, subtreesOf } from "../merkle/subtree.js";
import { type Tile, tileHeight, tilePath, tileWidth } from "./tile.js";

/** How many hashes a tree of a size has at a level of tiles: its complete subtrees of that height. */
const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The tiles of hashes that a tree has which one of an earlier size had not, in that width. */
export function* tilesBetween(before: number, after: number): Generator<Tile> {
  for (let level = 0; hashesAt(level, after) > 0; level++) {
    const had = hashesAt(level, before);
    const has = hashesAt(level, after);
    if (had === has) continue;
    const last = Math.ceil(has / tileWidth);
    for (let index = Math.floor(had / tileWidth); index < last; index++)
      yield { level, index, width: Math.min(tileWidth, has - index * tileWidth) };
  }
}

/** All tiles of hashes of a tree, each in the width that it has there. */
export const tilesOf = (size: number): Generator<Tile> => tilesBetween(0, size);

/** Whether a tree has come to hold that tile: what is asked for beyond it is not there yet. */
export const holdsTile = (size: number, { level, index, width }: Tile): boolean =>
  index * tileWidth + width <= hashesAt(level === "entries" ? 0 : level, size);

/** The tile of a tree in which a subtree's hash stands, or the hashes that it is made of. */
export const tileOf = ({ level, index }: Subtree, size: number): Tile => {
  const row = Math.floor(level / tileHeight);
  const first = index * 2 ** (level % tileHeight);
  const at = Math.floor(first / tileWidth);
  const width = Math.min(tileWidth, hashesAt(row, size) - at * tileWidth);
  return { level: row, index: at, width };
};

/** What must be read of a tree to hash these ranges of it. */
export const tilesFor = (ranges: readonly Range[], size: number): readonly Tile[] => {
  const tiles = ranges.flatMap(subtreesOf).map((subtree) => tileOf(subtree, size));
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
};
