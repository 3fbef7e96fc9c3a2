import type { TreeHead } from "#audit/merkle/consistency.js";
import { parseCheckpoint } from "#audit/checkpoint/checkpoint.js";
import { bytesOf } from "#audit/encoding.js";
import { formatVkey, type NoteKey } from "#audit/note/key.js";
import { type Note, parseNote } from "#audit/note/note.js";
import type { Database } from "#projections/database.js";
import { isLeased } from "#projections/leases.js";

/** A tree that was signed, and the note that says so. */
export interface Signed extends TreeHead {
  readonly note: Note;
}

/** @throws Malformed */
export const signedIn = (text: string): Signed => {
  const note = parseNote(bytesOf(text));
  const { size, root } = parseCheckpoint(note.text);
  return { size, root, note };
};

export const lastSigned = async (db: Database): Promise<Signed | undefined> => {
  const { rows } = await db.query<{ note: string }>(
    `select note from audit.checkpoints order by size desc limit 1`,
  );
  return rows[0] && signedIn(rows[0].note);
};

/**
 * A checkpoint, or the same one with the signatures of other keys.
 * @returns false where the lease is another's by now
 */
export const keepCheckpoint = async (
  db: Database,
  checkpoint: { readonly size: number; readonly note: string; readonly quorum: boolean },
  lease: { readonly name: string; readonly token: string },
): Promise<boolean> => {
  const { size, note, quorum } = checkpoint;
  const { rowCount } = await db.query(
    `insert into audit.checkpoints (size, note, quorum)
     select $1, $2, $3 where ${isLeased("$4", "$5")}
     on conflict (size) do update set note = excluded.note`,
    [size, note, quorum, lease.name, lease.token],
  );
  return rowCount === 1;
};

/** Those that sign now; whoever signed before and is not among them has retired. */
export const keepKeys = async (db: Database, keys: readonly NoteKey[]): Promise<void> => {
  await db.query(
    `with now as (select unnest($1::text[]) as vkey),
     added as (insert into audit.keys (vkey) select vkey from now on conflict (vkey)
       do update set retired = null where keys.retired is not null)
     update audit.keys k set retired = now() where retired is null and vkey not in (select vkey from now)`,
    [keys.map(formatVkey)],
  );
};

export interface PublishedKey {
  readonly vkey: string;
  readonly retired: boolean;
}

/** Newest first. */
export const readKeys = async (db: Database): Promise<readonly PublishedKey[]> =>
  (
    await db.query<PublishedKey>(
      `select vkey, retired is not null as retired from audit.keys
       order by retired is not null, since desc, vkey`,
    )
  ).rows;

/** A note with all that has been cosigned of it. */
export const wholeNote = `note || coalesce((select string_agg(line, '' order by witness)
  from audit.cosignatures s where s.size = c.size), '')`;

const page = 500;

/** Every tree that was signed after one size and up to another, as notes, the smallest first. */
export async function* notesUpTo(
  db: Database,
  size: number,
  from = -1,
): AsyncGenerator<readonly string[], void> {
  for (let after = from; ;) {
    const { rows } = await db.query<{ size: number; note: string }>(
      `select size::float8 as size, ${wholeNote} as note from audit.checkpoints c
       where size > $1 and size <= $2 order by size limit ${page}`,
      [after, size],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ note }) => note);
    after = last.size;
  }
}

/**
 * The size of the tree to show: one that enough witnesses have seen, if there is any, and the newest;
 * of those that hold at least so many events, the smallest.
 */
export const coveringTree = async (db: Database, least?: number): Promise<number | undefined> => {
  const { rows } = await db.query<{ size: number }>(
    `select size::float8 as size from audit.checkpoints where size >= $1
     order by quorum desc, size ${least === undefined ? "desc" : "asc"} limit 1`,
    [least ?? 0],
  );
  return rows[0]?.size;
};
