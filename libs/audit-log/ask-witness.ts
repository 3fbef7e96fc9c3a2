import type { PolicyWitness } from "#audit/checkpoint/policy.js";
import { textOf } from "#audit/encoding.js";
import { Malformed } from "#audit/malformed.js";
import { consistencyPath, consistencyProof } from "#audit/merkle/consistency.js";
import { type Note, type NoteSignature, formatNote, parseSignatures } from "#audit/note/note.js";
import { verified } from "#audit/note/sign.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { tilesFor } from "#audit/tiles/tiling.js";
import { formatAddCheckpoint, parseConflict } from "#audit/witness/add-checkpoint.js";
import type { Database } from "#projections/database.js";
import type { Signed } from "./checkpoints.js";
import { readTiles } from "./tiles.js";
import { InTrouble } from "./trouble.js";

/** In milliseconds; and in bytes, for what a witness says. */
const patience = 4_000;
const longestAnswer = 65_536;

/**
 * C2SP tlog-witness: asks one to cosign a checkpoint, going on from the last one of it that is known
 * here; once more, where it has seen another.
 * @throws InTrouble
 */
export const askWitness = async (
  db: Database,
  witness: PolicyWitness,
  signed: Signed,
  known: number,
): Promise<NoteSignature> => {
  const first = await asked(db, witness, signed, known);
  if (first.status !== 409) return cosignatureIn(witness, signed.note, first);
  const size = conflictIn(witness, first);
  if (!(await wasSigned(db, size, signed)))
    throw new InTrouble({ code: "WITNESS_ELSEWHERE", about: { witness: witness.name, size } });
  return cosignatureIn(witness, signed.note, await asked(db, witness, signed, size));
};

interface Answered {
  readonly status: number;
  readonly text: string;
}

const asked = async (
  db: Database,
  { name, url = "" }: PolicyWitness,
  { size, note }: Signed,
  oldSize: number,
): Promise<Answered> => {
  const tiles = tilesFor(consistencyPath(oldSize, size), size);
  const hashes = hashesFrom(size, await readTiles(db, tiles));
  const proof = consistencyProof(oldSize, size, hashes);
  const body = formatAddCheckpoint({ oldSize, proof, checkpoint: formatNote(note) });
  try {
    const answer = await fetch(`${url.replace(/\/$/, "")}/add-checkpoint`, {
      method: "POST",
      body: Buffer.from(body),
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    return { status: answer.status, text: await textIn(answer) };
  } catch (fault) {
    const reason =
      fault instanceof Error && fault.name === "TimeoutError" ? "timeout" : "unreachable";
    throw new InTrouble({ code: "WITNESS_AWAY", about: { witness: name, reason } });
  }
};

/** No further than it may be long. */
const textIn = async ({ body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) continue;
    if ((length += chunk.length) > longestAnswer) return "";
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks));
};

const conflictIn = (witness: PolicyWitness, { text }: Answered): number => {
  try {
    return parseConflict(text);
  } catch (fault) {
    throw fault instanceof Malformed ? misfit(witness) : fault;
  }
};

const cosignatureIn = (
  witness: PolicyWitness,
  note: Note,
  { status, text }: Answered,
): NoteSignature => {
  const { key, name } = witness;
  if (status !== 200)
    throw new InTrouble({ code: "WITNESS_REFUSES", about: { witness: name, status } });
  try {
    const found = parseSignatures(text).find(
      (one) => one.name === key.name && one.id === key.id && verified(key, note.text, one),
    );
    if (found) return found;
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
  }
  throw misfit(witness);
};

const misfit = ({ name }: PolicyWitness): InTrouble =>
  new InTrouble({ code: "WITNESS_ANSWER", about: { witness: name } });

const wasSigned = async (db: Database, size: number, signed: Signed): Promise<boolean> => {
  if (size === 0) return true;
  if (size > signed.size) return false;
  const { rowCount } = await db.query(`select from audit.checkpoints where size = $1`, [size]);
  return rowCount === 1;
};
