import { fromBase64, fromDecimal, isPlainText, linesOf, toBase64 } from "../encoding.js";
import { Malformed } from "../malformed.js";
import type { TreeHead } from "../merkle/consistency.js";
import { hashLength } from "../merkle/hash.js";

/** C2SP tlog-checkpoint: what a log says of its tree, as the text of a note. */
export interface Checkpoint extends TreeHead {
  /** Which log it is. */
  readonly origin: string;
  /** Lines that say nothing of the tree; ours has none. */
  readonly extensions: readonly string[];
}

/** @throws Malformed */
export const parseCheckpoint = (text: string): Checkpoint => {
  const [origin, decimal, base64, ...extensions] = linesOf(text) ?? [];
  if (origin === undefined || decimal === undefined || base64 === undefined)
    throw new Malformed("CHECKPOINT_FORM", text);
  if (origin === "") throw new Malformed("CHECKPOINT_ORIGIN");
  const size = fromDecimal(decimal);
  if (size === undefined) throw new Malformed("CHECKPOINT_SIZE", decimal);
  const root = fromBase64(base64);
  if (root?.length !== hashLength) throw new Malformed("CHECKPOINT_ROOT", base64);
  if (extensions.includes("")) throw new Malformed("CHECKPOINT_EXTENSION");
  return { origin, size, root, extensions };
};

/** @throws Malformed */
export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string => {
  const text = [origin, size, toBase64(root), ...extensions].map((line) => `${line}\n`).join("");
  // Whoever reads it back must find what was put in, and a note must be able to hold it.
  const read = parseCheckpoint(text);
  if (!isPlainText(text) || read.extensions.length !== extensions.length || read.origin !== origin)
    throw new Malformed("CHECKPOINT_FORM", text);
  return text;
};
