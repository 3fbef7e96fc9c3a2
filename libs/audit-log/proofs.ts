import { inclusionPath, inclusionProof } from "#audit/merkle/inclusion.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { tilesFor } from "#audit/tiles/tiling.js";
import type { Database } from "#projections/database.js";
import { readTiles } from "./tiles.js";

/** Where something stands in a tree, and what stands beside its way to the root. */
export interface Proof {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
}

/** That events, by the SHA-256 of their bytes, stand in the tree of a size; those that do not are left out. */
export const proofsIn = async (
  db: Database,
  size: number,
  hashes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, Proof>> => {
  const { rows } = await db.query<{ hash: string; index: number }>(
    `select encode(hash, 'hex') as hash, min(index)::float8 as index from audit.leaves
     where hash = any($1) and index < $2 group by hash`,
    [hashes, size],
  );
  const tiles = rows.flatMap(({ index }) => tilesFor(inclusionPath(index, size), size));
  const hashOf = hashesFrom(size, await readTiles(db, tiles));
  return new Map(
    rows.map(({ hash, index }) => [hash, { index, proof: inclusionProof(index, size, hashOf) }]),
  );
};
