import { formatProofFile } from "#audit/checkpoint/proof-file.js";
import { bytesOf } from "#audit/encoding.js";
import { hashLength } from "#audit/merkle/hash.js";
import { inclusionPath, inclusionProof } from "#audit/merkle/inclusion.js";
import { formatBundle } from "#audit/tiles/entry-bundle.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { type Tile, tileWidth } from "#audit/tiles/tile.js";
import { holdsTile, tilesFor } from "#audit/tiles/tiling.js";
import type { Database } from "#projections/database.js";
import { wholeNote } from "./checkpoints.js";
import { readTiles } from "./tiles.js";

/** What everybody may have of the log: the tree, as far as it is signed, and nothing of its contents. */
export class Published {
  constructor(private readonly db: Database) {}

  /** The last one, with all that has been cosigned of it. */
  checkpoint(): Promise<Uint8Array | undefined> {
    return this.#noteOf(`order by size desc`, []);
  }

  /** Undefined for one that the signed tree does not hold. */
  async tile(tile: Tile): Promise<Uint8Array | undefined> {
    const { rows } = await this.db.query<{ size: number }>(
      `select coalesce(max(size), 0)::float8 as size from audit.checkpoints`,
    );
    const { level, index, width } = tile;
    if (!holdsTile(rows[0]?.size ?? 0, tile)) return undefined;
    if (level === "entries") return this.#bundle(index * tileWidth, width);
    return (await readTiles(this.db, [tile]))(tile);
  }

  /** C2SP tlog-proof of an event, by the SHA-256 of its bytes; undefined until it is in a signed tree. */
  async proofOf(hash: Uint8Array): Promise<Uint8Array | undefined> {
    if (hash.length !== hashLength) return undefined;
    const { rows } = await this.db.query<{ index: number }>(
      `select min(index)::float8 as index from audit.leaves where hash = $1 having count(*) > 0`,
      [hash],
    );
    const index = rows[0]?.index;
    if (index === undefined) return undefined;
    // One that enough witnesses have seen is worth more than one that is newer.
    const { rows: found } = await this.db.query<{ size: number }>(
      `select size::float8 as size from audit.checkpoints where size > $1
       order by quorum desc, size desc limit 1`,
      [index],
    );
    const size = found[0]?.size;
    if (size === undefined) return undefined;
    const checkpoint = await this.#noteOf(`where size = $1`, [size]);
    if (!checkpoint) return undefined;
    const tiles = tilesFor(inclusionPath(index, size), size);
    const proof = inclusionProof(index, size, hashesFrom(size, await readTiles(this.db, tiles)));
    return formatProofFile({ index, proof, checkpoint });
  }

  async #bundle(first: number, width: number): Promise<Uint8Array> {
    const { rows } = await this.db.query<{ hash: Uint8Array }>(
      `select hash from audit.leaves where index >= $1 and index < $1::bigint + $2 order by index`,
      [first, width],
    );
    if (rows.length !== width) throw new Error(`audit.leaves lacks some from ${first} on.`);
    return formatBundle(rows.map(({ hash }) => hash));
  }

  async #noteOf(which: string, values: unknown[]): Promise<Uint8Array | undefined> {
    const { rows } = await this.db.query<{ note: string }>(
      `select ${wholeNote} as note from audit.checkpoints c ${which} limit 1`,
      values,
    );
    return rows[0] && bytesOf(rows[0].note);
  }
}
