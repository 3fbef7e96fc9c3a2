import { type Checkpoint, parseCheckpoint } from "../checkpoint/checkpoint.js";
import { Malformed, type MalformedCode } from "../malformed.js";
import { isConsistent, type TreeHead } from "../merkle/consistency.js";
import { emptyRoot } from "../merkle/hash.js";
import type { NoteKey } from "../note/key.js";
import { type Note, parseNote } from "../note/note.js";
import { openNote } from "../note/open-note.js";
import { type AddCheckpoint, parseAddCheckpoint } from "./add-checkpoint.js";

/** A log that a witness watches, and the last tree of it that it cosigned. */
export interface WatchedLog {
  readonly origin: string;
  readonly keys: readonly NoteKey[];
  readonly latest?: TreeHead;
}

/**
 * What a witness does. To cosign is to write `checkpoint` down as the log's latest first, in the place
 * of the one that was decided on and of no other, and then to sign the text.
 */
export type Cosigning =
  | { readonly answer: "cosign"; readonly checkpoint: Checkpoint; readonly note: Note }
  /** Of what the log asks to go on from: the last size that was cosigned. */
  | { readonly answer: "conflict"; readonly size: number }
  | { readonly answer: "malformed"; readonly code: MalformedCode | "OLD_SIZE_BEYOND_CHECKPOINT" }
  | { readonly answer: "log-unknown" }
  | { readonly answer: "not-signed" }
  /** Signed by the log, and contrary to what it signed before, or not shown to agree: worth keeping. */
  | { readonly answer: "inconsistent"; readonly checkpoint: Checkpoint };

/** C2SP tlog-witness: the status of each answer. */
export const statusOf: Readonly<Record<Cosigning["answer"], number>> = {
  cosign: 200,
  malformed: 400,
  "not-signed": 403,
  "log-unknown": 404,
  conflict: 409,
  inconsistent: 422,
};

export const decideCosigning = (body: Uint8Array, logs: readonly WatchedLog[]): Cosigning => {
  try {
    return decided(parseAddCheckpoint(body), logs);
  } catch (error) {
    if (error instanceof Malformed) return { answer: "malformed", code: error.code };
    throw error;
  }
};

const decided = (request: AddCheckpoint, logs: readonly WatchedLog[]): Cosigning => {
  const note = parseNote(request.checkpoint);
  const checkpoint = parseCheckpoint(note.text);
  const log = logs.find(({ origin }) => origin === checkpoint.origin);
  if (!log) return { answer: "log-unknown" };
  if ("rejected" in openNote(note, log.keys)) return { answer: "not-signed" };

  const { oldSize, proof } = request;
  if (oldSize > checkpoint.size) return { answer: "malformed", code: "OLD_SIZE_BEYOND_CHECKPOINT" };
  const latest = log.latest ?? { size: 0, root: emptyRoot() };
  if (oldSize !== latest.size) return { answer: "conflict", size: latest.size };
  return isConsistent(latest, checkpoint, proof)
    ? { answer: "cosign", checkpoint, note }
    : { answer: "inconsistent", checkpoint };
};
