import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafHash, sameHash } from "#audit/merkle/hash.js";
import { grownTiles, type WrittenTile } from "#audit/tiles/grow-tiles.js";
import { type Tile, tilePath, tileWidth } from "#audit/tiles/tile.js";
import { beginning, type EventStore, type Position, type StoredEvent } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import { type Signed, signedIn } from "./checkpoints.js";
import { readTiles } from "./tiles.js";
import { entryOf, headOf, readTree } from "./tree.js";

/** What the log says, and what stands in the tree, are two things. */
export interface Difference {
  readonly what: "event" | "log" | "tile" | "range" | "checkpoint";
  /** An index, the path of a tile, or a size. */
  readonly at: string;
}

export interface Comparison {
  /** How many events were compared: as many as the tree had when it began. */
  readonly size: number;
  /** The first few. */
  readonly differences: readonly Difference[];
}

const shown = 20;

/**
 * Folds the log anew and compares it with all that is kept of it: each event's hash, each tile, the
 * compact range, and every checkpoint that was ever signed.
 */
export const compareWithLog = async (
  db: Database,
  store: Pick<EventStore, "readAll">,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): Promise<Comparison> => {
  const tree = await readTree(db);
  const differences: Difference[] = [];
  const differ = (what: Difference["what"], at: string | number) => {
    if (differences.length < shown) differences.push({ what, at: String(at) });
  };
  const range = CompactRange.empty();
  const growing = new GrowingTiles();
  let position: Position = beginning;
  let signed = await nextSigned(db, 0);
  while (range.end < tree.size) {
    signal.throwIfAborted();
    const batch = await store.readAll(position, Math.min(tileWidth, tree.size - range.end));
    const last = batch.at(-1);
    if (!last) break;
    position = last.position;
    const first = range.end;
    for (const at of await leavesThatDiffer(db, first, batch)) differ("event", at);
    const leaves = batch.map((one) => leafHash(entryOf(one)));
    for (const tile of await growing.thatDiffer(db, first, leaves)) differ("tile", tilePath(tile));
    for (const leaf of leaves) {
      range.append(leaf);
      if (signed?.size !== range.end) continue;
      if (!sameHash(signed.root, range.root())) differ("checkpoint", signed.size);
      signed = await nextSigned(db, signed.size);
    }
    progress(range.end, tree.size);
  }
  if (range.end < tree.size) differ("log", range.end);
  else if (!sameHash(headOf(tree).root, range.root())) differ("range", tree.size);
  if (signed && signed.size > tree.size) differ("checkpoint", signed.size);
  return { size: range.end, differences };
};

const leavesThatDiffer = async (
  db: Database,
  first: number,
  batch: readonly StoredEvent[],
): Promise<readonly number[]> => {
  const { rows } = await db.query<{ index: number }>(
    `select $1::float8 + nth - 1 as index
     from unnest($2::bytea[], $3::text[], $4::int[]) with ordinality e (hash, stream, version, nth)
     left join audit.leaves l on l.index = $1::bigint + nth - 1
     where (l.hash, l.stream, l.version) is distinct from (e.hash, e.stream, e.version) order by 1`,
    [
      first,
      batch.map(entryOf),
      batch.map(({ event }) => event.stream),
      batch.map(({ event }) => event.version),
    ],
  );
  return rows.map(({ index }) => index);
};

const nextSigned = async (db: Database, after: number): Promise<Signed | undefined> => {
  const { rows } = await db.query<{ note: string }>(
    `select note from audit.checkpoints where size > $1 order by size limit 1`,
    [after],
  );
  return rows[0] && signedIn(rows[0].note);
};

/** The tiles that leaves make, the last of each level kept to go on from. */
class GrowingTiles {
  readonly #last = new Map<Tile["level"], WrittenTile>();

  async thatDiffer(
    db: Database,
    size: number,
    leaves: readonly Uint8Array[],
  ): Promise<readonly Tile[]> {
    const read = ({ level }: Tile): Uint8Array => this.#last.get(level)?.bytes ?? Buffer.of();
    const grown = [...grownTiles(size, leaves, read)];
    for (const one of grown) this.#last.set(one.tile.level, one);
    const wanted: Tile[] = [];
    for (const { tile, bytes } of grown) {
      const isSame = await readTiles(db, [tile])
        .then((kept) => Buffer.compare(kept(tile), bytes) === 0)
        .catch(() => false);
      if (!isSame) wanted.push(tile);
    }
    return wanted;
  }
}
