import { hash } from "node:crypto";
import { CompactRange } from "#audit/merkle/compact-range.js";
import type { TreeHead } from "#audit/merkle/consistency.js";
import { leafHash } from "#audit/merkle/hash.js";
import { grownTiles } from "#audit/tiles/grow-tiles.js";
import type { Position, StoredEvent } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import { isLeased } from "#projections/leases.js";
import { growingTiles, readTiles } from "./tiles.js";

/** How far the log is sequenced. */
export interface Tree {
  readonly size: number;
  readonly position: Position;
  readonly before: Position;
  readonly hashes: readonly string[];
}

export const readTree = async (db: Database): Promise<Tree> => {
  const { rows } = await db.query<Tree>(
    `select size::float8 as size, position, before, hashes from audit.tree`,
  );
  const [tree] = rows;
  if (!tree) throw new Error("audit.tree has no row: its migration made one.");
  return tree;
};

export const rangeOf = ({ size, hashes }: Tree): CompactRange =>
  CompactRange.from({ begin: 0, end: size, hashes });

export const headOf = (tree: Tree): TreeHead => ({ size: tree.size, root: rangeOf(tree).root() });

/** What the tree holds of an event, whose bytes are as they were stored, damaged or not. */
export const entryOf = ({ bytes }: Pick<StoredEvent, "bytes">): Buffer =>
  hash("sha256", bytes, "buffer");

export interface Grown {
  readonly tree: Tree;
  readonly values: readonly unknown[];
}

/** What the next events of the log make of the tree, and all that is written for it. */
const grownBy = async (
  db: Database,
  tree: Tree,
  batch: readonly StoredEvent[],
): Promise<Grown | undefined> => {
  const last = batch.at(-1);
  if (!last) return undefined;
  const entries = batch.map(entryOf);
  const leaves = entries.map(leafHash);
  const range = rangeOf(tree);
  for (const leaf of leaves) range.append(leaf);
  const read = await readTiles(db, growingTiles(tree.size));
  const tiles = [...grownTiles(tree.size, leaves, read)];
  const grown: Tree = {
    size: range.end,
    position: last.position,
    before: batch.at(-2)?.position ?? tree.position,
    hashes: range.kept().hashes,
  };
  const values = [
    tree.size,
    tree.position,
    grown.size,
    grown.position,
    grown.before,
    grown.hashes,
    entries,
    batch.map(({ event }) => event.stream),
    batch.map(({ event }) => event.version),
    tiles.map(({ tile }) => tile.level),
    tiles.map(({ tile }) => tile.index),
    tiles.map(({ bytes }) => bytes),
  ];
  return { tree: grown, values };
};

/** All in one statement; nothing where somebody else has gone on, or may write instead. */
const statement = (mayWrite: string): string => `
  with moved as (
    update audit.tree set size = $3, position = $4, before = $5, hashes = $6
    where size = $1 and position = $2 and ${mayWrite} returning size),
  leaves as (
    insert into audit.leaves (index, hash, stream, version)
    select $1::bigint + nth - 1, hash, stream, version
    from unnest($7::bytea[], $8::text[], $9::int[]) with ordinality e (hash, stream, version, nth)
    where exists (select from moved)),
  tiles as (
    insert into audit.tiles (level, index, bytes)
    select level, index, bytes
    from unnest($10::smallint[], $11::bigint[], $12::bytea[]) t (level, index, bytes)
    where exists (select from moved)
    on conflict (level, index) do update set bytes = excluded.bytes)
  -- What a crash of the database undoes is sequenced again, unless it was signed: that waits for the disk.
  select exists (select from moved) as moved, set_config('synchronous_commit', 'off', true)`;

/**
 * Adds the next events of the log, under the lease of whoever sequences.
 * @returns the tree as it is then; undefined when it was somebody else's to add them
 */
export const grow = (
  db: Database,
  tree: Tree,
  batch: readonly StoredEvent[],
  lease: { readonly name: string; readonly token: string },
): Promise<Tree | undefined> =>
  write(db, tree, batch, isLeased("$13", "$14"), [lease.name, lease.token]);

/** The same within a transaction that nobody else can write beside. */
export const growAlone = (db: Database, tree: Tree, batch: readonly StoredEvent[]) =>
  write(db, tree, batch, "true", []);

const write = async (
  db: Database,
  tree: Tree,
  batch: readonly StoredEvent[],
  mayWrite: string,
  more: readonly unknown[],
): Promise<Tree | undefined> => {
  const grown = await grownBy(db, tree, batch);
  if (!grown) return tree;
  const { rows } = await db.query<{ moved: boolean }>(statement(mayWrite), [
    ...grown.values,
    ...more,
  ]);
  return rows[0]?.moved === true ? grown.tree : undefined;
};
