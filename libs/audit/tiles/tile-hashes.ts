import { Malformed } from "../malformed.js";
import { hashLength, nodeHash } from "../merkle/hash.js";
import type { HashOf } from "../merkle/subtree.js";
import { type Tile, tileHeight, tilePath, tileWidth } from "./tile.js";
import { tileOf } from "./tiling.js";

/** What a tile holds, as it was stored or fetched. */
export type ReadTile = (tile: Tile) => Uint8Array;

/** The hashes of a tree's complete subtrees, from its tiles. What they say is for a proof to bear out. */
export const hashesFrom =
  (size: number, read: ReadTile): HashOf =>
  (subtree) => {
    const tile = tileOf(subtree, size);
    const bytes = read(tile);
    if (bytes.length !== tile.width * hashLength)
      throw new Malformed("TILE_SIZE", `${tilePath(tile)}: ${bytes.length} bytes`);
    const count = 2 ** (subtree.level % tileHeight);
    const first = (subtree.index * count) % tileWidth;
    return foldedHash(bytes, first, count);
  };

/** The node over all of a full tile: a hash of the tile above. */
export const hashOfTile = (bytes: Uint8Array): Uint8Array => foldedHash(bytes, 0, tileWidth);

const foldedHash = (bytes: Uint8Array, first: number, count: number): Uint8Array => {
  if (count === 1) return bytes.subarray(first * hashLength, (first + 1) * hashLength);
  const half = count / 2;
  return nodeHash(foldedHash(bytes, first, half), foldedHash(bytes, first + half, half));
};
