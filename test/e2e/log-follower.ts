import { type Checkpoint, parseCheckpoint } from "#audit/checkpoint/checkpoint.js";
import { CompactRange } from "#audit/merkle/compact-range.js";
import { consistencyProof, isConsistent } from "#audit/merkle/consistency.js";
import { leafHash, sameHash } from "#audit/merkle/hash.js";
import { inclusionProof, isIncluded } from "#audit/merkle/inclusion.js";
import { type NoteKey, parseVkey } from "#audit/note/key.js";
import { parseNote } from "#audit/note/note.js";
import { openNote } from "#audit/note/open-note.js";
import { leavesTile, parseBundle } from "#audit/tiles/entry-bundle.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { type Tile, tilePath } from "#audit/tiles/tile.js";
import { tilesOf } from "#audit/tiles/tiling.js";

/** The tree of a log, all of it, as somebody has it who knows its address and nothing of us. */
export interface Followed {
  readonly checkpoint: Checkpoint;
  readonly key: NoteKey;
  readonly entries: readonly Uint8Array[];
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}

const bytesAt = async (url: string): Promise<Uint8Array> => {
  const reply = await fetch(url);
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
};

const textAt = async (url: string): Promise<string> => Buffer.from(await bytesAt(url)).toString();

/** Fetches a log over HTTP, and believes nothing of it that does not follow from its signed root. */
export const follow = async (log: string): Promise<Followed> => {
  const keys = (await textAt(`${log}/keys`)).trim().split("\n");
  const known = keys.map((line) => parseVkey(line.split(" ")[0] ?? ""));
  const note = parseNote(await bytesAt(`${log}/checkpoint`));
  const opened = openNote(note, known);
  if (!("signedBy" in opened)) throw new Error(opened.rejected.code);
  const [by] = opened.signedBy;
  if (!by) throw new Error("nobody signed");
  const checkpoint = parseCheckpoint(note.text);
  const tiles = new Map<string, Uint8Array>();
  const entries: Uint8Array[] = [];
  for (const tile of tilesOf(checkpoint.size)) {
    const bytes = await bytesAt(`${log}/${tilePath(tile)}`);
    tiles.set(tilePath(tile), bytes);
    if (tile.level !== 0) continue;
    const beside: Tile = { ...tile, level: "entries" };
    const bundle = parseBundle(await bytesAt(`${log}/${tilePath(beside)}`), tile.width);
    if (Buffer.compare(leavesTile(bundle), bytes) !== 0) throw new Error(tilePath(beside));
    entries.push(...bundle);
  }
  const range = CompactRange.empty();
  for (const entry of entries) range.append(leafHash(entry));
  if (!sameHash(range.root(), checkpoint.root)) throw new Error("another root");
  return { checkpoint, key: by.key, entries, tiles };
};

const hashesOf = ({ checkpoint, tiles }: Followed) =>
  hashesFrom(checkpoint.size, (tile) => tiles.get(tilePath(tile)) ?? Buffer.of());

/** Whether the record with that hash is in the tree, as a proof from its tiles says. */
export const holds = (followed: Followed, entry: Uint8Array): boolean => {
  const { checkpoint, entries } = followed;
  const index = entries.findIndex((one) => Buffer.compare(one, entry) === 0);
  if (index < 0) return false;
  const { size, root } = checkpoint;
  const proof = inclusionProof(index, size, hashesOf(followed));
  return isIncluded({ index, size, leaf: leafHash(entry), proof, root });
};

/** Whether the one goes on from the other, as a proof from its tiles says. */
export const goesOn = (from: Checkpoint, to: Followed): boolean =>
  isConsistent(from, to.checkpoint, consistencyProof(from.size, to.checkpoint.size, hashesOf(to)));
