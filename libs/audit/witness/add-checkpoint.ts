import { parseProof } from "../checkpoint/proof-file.js";
import { bytesOf, fromDecimal, linesOf, partsOf, textOf, toBase64 } from "../encoding.js";
import { Malformed } from "../malformed.js";

/** C2SP tlog-witness: a log asks a witness to cosign its newest checkpoint. */
export interface AddCheckpoint {
  /** The size of the last tree that the witness cosigned, as far as the log knows. */
  readonly oldSize: number;
  /** From that tree to the new one. */
  readonly proof: readonly Uint8Array[];
  /** A signed note, byte for byte. */
  readonly checkpoint: Uint8Array;
}

export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array => {
  const lines = [`old ${oldSize}`, ...proof.map(toBase64), ""];
  return Buffer.concat([bytesOf(lines.map((line) => `${line}\n`).join("")), checkpoint]);
};

/** @throws Malformed */
export const parseAddCheckpoint = (bytes: Uint8Array): AddCheckpoint => {
  const [head, checkpoint] = partsOf(bytes) ?? [];
  if (!head || !checkpoint) throw new Malformed("REQUEST_FORM");
  const [old = "", ...hashes] = linesOf(textOf(head)) ?? [];
  const oldSize = old.startsWith("old ") ? fromDecimal(old.slice(4)) : undefined;
  if (oldSize === undefined) throw new Malformed("REQUEST_OLD_SIZE", old);
  return { oldSize, proof: parseProof(hashes), checkpoint };
};

/** The body of a conflict (409): the size that the witness knows. */
export const formatConflict = (size: number): string => `${size}\n`;

/** @throws Malformed */
export const parseConflict = (text: string): number => {
  const size = text.endsWith("\n") ? fromDecimal(text.slice(0, -1)) : undefined;
  if (size === undefined) throw new Malformed("CONFLICT_FORM", text);
  return size;
};
