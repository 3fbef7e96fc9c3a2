import { hashLength } from "../merkle/hash.js";
import { Malformed } from "../malformed.js";
import { hashOfTile, type ReadTile } from "./tile-hashes.js";
import { type Tile, tilePath, tileWidth } from "./tile.js";

export interface WrittenTile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/**
 * The tiles that come with leaves after a tree of a size. Of what is there already it reads the last
 * tile of each level that grows, where that one is not full.
 */
export function* grownTiles(
  size: number,
  leaves: readonly Uint8Array[],
  read: ReadTile,
): Generator<WrittenTile> {
  let had = size;
  let added = leaves;
  for (let level = 0; added.length > 0; level++) {
    const above: Uint8Array[] = [];
    const first = Math.floor(had / tileWidth);
    const hashes = [...lastOf(level, had, read), ...added];
    for (let at = 0; at < hashes.length; at += tileWidth) {
      const bytes = Buffer.concat(hashes.slice(at, at + tileWidth));
      const width = bytes.length / hashLength;
      yield { tile: { level, index: first + at / tileWidth, width }, bytes };
      if (width === tileWidth) above.push(hashOfTile(bytes));
    }
    added = above;
    had = first;
  }
}

const lastOf = (level: number, had: number, read: ReadTile): readonly Uint8Array[] => {
  const width = had % tileWidth;
  if (width === 0) return [];
  const tile = { level, index: Math.floor(had / tileWidth), width };
  const bytes = read(tile);
  if (bytes.length !== width * hashLength)
    throw new Malformed("TILE_SIZE", `${tilePath(tile)}: ${bytes.length} bytes`);
  return Array.from({ length: width }, (_, nth) =>
    bytes.subarray(nth * hashLength, (nth + 1) * hashLength),
  );
};
