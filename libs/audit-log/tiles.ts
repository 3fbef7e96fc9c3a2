import type { ReadTile } from "#audit/tiles/tile-hashes.js";
import { type Tile, tilePath, tileWidth } from "#audit/tiles/tile.js";
import { hashLength } from "#audit/merkle/hash.js";
import type { Database } from "#projections/database.js";

/** The last tile of each level, where it is not full: what a tree of that size goes on from. */
export const growingTiles = (size: number): readonly Tile[] => {
  const tiles: Tile[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1) {
    const width = count % tileWidth;
    count = Math.floor(count / tileWidth);
    if (width > 0) tiles.push({ level, index: count, width });
  }
  return tiles;
};

/** Reads tiles of hashes at once, each in the width that is asked for. One that is not there throws. */
export const readTiles = async (db: Database, tiles: readonly Tile[]): Promise<ReadTile> => {
  const { rows } = await db.query<{ level: number; index: number; bytes: Uint8Array }>(
    `select level, index::float8 as index, bytes from audit.tiles
     where (level, index) in (select * from unnest($1::smallint[], $2::bigint[]))`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
  );
  const found = new Map(rows.map(({ level, index, bytes }) => [`${level} ${index}`, bytes]));
  return (tile) => {
    const bytes = found.get(`${tile.level} ${tile.index}`)?.subarray(0, tile.width * hashLength);
    if (bytes?.length !== tile.width * hashLength)
      throw new Error(`${tilePath(tile)} is not in audit.tiles: run “creativallee audit rebuild”.`);
    return bytes;
  };
};
