import {
  bytesOf,
  fromBase64,
  fromDecimal,
  linesOf,
  partsOf,
  textOf,
  toBase64,
} from "../encoding.js";
import { Malformed } from "../malformed.js";
import { hashLength } from "../merkle/hash.js";
import { isIncluded } from "../merkle/inclusion.js";
import { parseNote } from "../note/note.js";
import { type Refused, refuse } from "../note/open-note.js";
import { type Believed, type Doubt, judge } from "./judge.js";
import type { Policy } from "./policy.js";

/** C2SP tlog-proof: that something stands in a log, to be checked with no log at hand. */
export interface ProofFile {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** A signed note, byte for byte. */
  readonly checkpoint: Uint8Array;
  /** Whatever somebody added; nobody vouches for it. */
  readonly extra?: Uint8Array;
}

const header = "c2sp.org/tlog-proof@v1";
/** No tree that can be told has a longer way to its root. */
const longestProof = 63;

export const formatProofFile = ({ index, proof, checkpoint, extra }: ProofFile): Uint8Array => {
  const lines = [
    header,
    ...(extra?.length ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...proof.map(toBase64),
    "",
  ];
  return Buffer.concat([bytesOf(lines.map((line) => `${line}\n`).join("")), checkpoint]);
};

/** @throws Malformed */
export const parseProofFile = (bytes: Uint8Array): ProofFile => {
  const [head, checkpoint] = partsOf(bytes) ?? [];
  if (!head || !checkpoint) throw new Malformed("PROOF_FILE_FORM");
  const [first, ...rest] = linesOf(textOf(head)) ?? [];
  if (first !== header) throw new Malformed("PROOF_FILE_FORM", first);
  const extra = rest[0]?.startsWith("extra ") ? fromBase64(rest[0].slice(6)) : undefined;
  const [place = "", ...hashes] = extra ? rest.slice(1) : rest;
  const index = place.startsWith("index ") ? fromDecimal(place.slice(6)) : undefined;
  if (index === undefined || extra?.length === 0) throw new Malformed("PROOF_FILE_FORM", place);
  const told = { index, proof: parseProof(hashes), checkpoint };
  return extra ? { ...told, extra } : told;
};

/** Hashes in base64, one a line. @throws Malformed */
export const parseProof = (lines: readonly string[]): readonly Uint8Array[] => {
  if (lines.length > longestProof) throw new Malformed("PROOF_TOO_LONG", `${lines.length}`);
  return lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== hashLength) throw new Malformed("PROOF_HASH", line);
    return hash;
  });
};

/** Whether a file proves, to a policy, that a leaf stands where it says. @throws Malformed */
export const checkProofFile = (
  file: ProofFile,
  leaf: Uint8Array,
  policy: Policy,
): Believed | Refused<Doubt | "NOT_INCLUDED"> => {
  const believed = judge(policy, parseNote(file.checkpoint));
  if ("rejected" in believed) return believed;
  const { size, root } = believed.checkpoint;
  const { index, proof } = file;
  return isIncluded({ index, size, leaf, proof, root })
    ? believed
    : refuse("NOT_INCLUDED", { index, size });
};
