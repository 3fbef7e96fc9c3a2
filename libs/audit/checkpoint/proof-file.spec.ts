import { describe, expect, it } from "@jest/globals";
import { Malformed } from "../malformed.js";
import { inclusionProof } from "../merkle/inclusion.js";
import { NaiveTree } from "../merkle/naive-tree.story.js";
import { formatVkey, signingKey } from "../note/key.js";
import { formatNote } from "../note/note.js";
import { signText } from "../note/sign.js";
import { formatCheckpoint } from "./checkpoint.js";
import { parsePolicy } from "./parse-policy.js";
import { checkProofFile, formatProofFile, parseProofFile } from "./proof-file.js";

const log = signingKey("example.com/log", "ed25519", Buffer.alloc(32, 1));
const witness = signingKey("witness.example/w1", "cosignature", Buffer.alloc(32, 2));
const policy = parsePolicy(
  Buffer.from(`log ${formatVkey(log)}\nwitness w ${formatVkey(witness)}\nquorum w\n`),
);
const size = 11;
const index = 6;
const tree = NaiveTree.of(size);
const proof = inclusionProof(index, size, ({ level, index: nth }) =>
  tree.hash(nth * 2 ** level, (nth + 1) * 2 ** level),
);
const text = formatCheckpoint({ origin: log.name, size, root: tree.hash(0, size), extensions: [] });
const noteBy = (...keys: readonly (typeof log)[]) =>
  formatNote({ text, signatures: keys.map((key) => signText(key, text, 1_700_000_000)) });
const file = { index, proof, checkpoint: noteBy(log, witness) };
const written = Buffer.from(formatProofFile(file)).toString();

const codeOf = (whole: string): string => {
  try {
    parseProofFile(Buffer.from(whole));
  } catch (error) {
    if (error instanceof Malformed) return error.code;
  }
  return "none";
};

describe("a proof file", () => {
  it("is text, and read and written alike", () => {
    const hashes = proof.map((hash) => Buffer.from(hash).toString("base64"));
    const note = Buffer.from(file.checkpoint).toString();
    expect(written).toBe(
      ["c2sp.org/tlog-proof@v1", `index ${index}`, ...hashes, "", note].join("\n"),
    );
    expect(parseProofFile(Buffer.from(written))).toEqual(file);
    const more = { ...file, extra: Buffer.from("why") };
    expect(parseProofFile(formatProofFile(more))).toEqual(more);
    expect(formatProofFile({ ...file, extra: Buffer.alloc(0) })).toEqual(Buffer.from(written));
    const alone = { index: 0, proof: [], checkpoint: file.checkpoint };
    expect(parseProofFile(formatProofFile(alone))).toEqual(alone);
  });

  it("proves a leaf to whoever has the policy alone, and says when it was witnessed", () => {
    expect(checkProofFile(parseProofFile(Buffer.from(written)), tree.leaf(index), policy)).toEqual({
      checkpoint: { origin: log.name, size, root: tree.hash(0, size), extensions: [] },
      log: policy.logs[0]?.key,
      cosignatures: [{ key: policy.witnesses[0]?.key, at: 1_700_000_000 }],
    });
  });

  it.each([
    ["NOT_INCLUDED", { ...file, index: index + 1 }, index],
    ["NOT_INCLUDED", { ...file, proof: proof.slice(1) }, index],
    ["NOT_INCLUDED", { ...file, proof: [...proof].reverse() }, index],
    ["NOT_INCLUDED", file, index + 1],
    ["QUORUM_NOT_REACHED", { ...file, checkpoint: noteBy(log) }, index],
    ["NOT_SIGNED", { ...file, checkpoint: noteBy(witness) }, index],
  ])("proves nothing: %s (case %#)", (code, given, leaf) =>
    expect(checkProofFile(given, tree.leaf(leaf), policy)).toMatchObject({ rejected: { code } }),
  );

  it.each([
    ["PROOF_FILE_FORM", ""],
    ["PROOF_FILE_FORM", written.replace("@v1", "@v2")],
    ["PROOF_FILE_FORM", ` ${written}`],
    ["PROOF_FILE_FORM", written.replace("index 6", "index 06")],
    ["PROOF_FILE_FORM", written.replace("index 6", "index -6")],
    ["PROOF_FILE_FORM", written.replace("index 6\n", "")],
    ["PROOF_FILE_FORM", written.replace("index 6", "extra !\nindex 6")],
    ["PROOF_FILE_FORM", written.replace("index 6", "extra \nindex 6")],
    ["PROOF_FILE_FORM", written.replace("index 6", "extra d2h5\nextra d2h5\nindex 6")],
    ["PROOF_HASH", written.replace("index 6", "index 6\nextra d2h5")],
    ["PROOF_HASH", written.replace("index 6", "index 6\nAAAA")],
    ["PROOF_HASH", written.replace("=\n", "\n")],
    ["PROOF_TOO_LONG", formatted(64)],
    ["none", formatted(63)],
  ])("is refused as %s (case %#)", (code, whole) => expect(codeOf(whole)).toBe(code));
});

function formatted(hashes: number): string {
  const long = { ...file, proof: Array.from({ length: hashes }, () => tree.leaf(0)) };
  return Buffer.from(formatProofFile(long)).toString();
}
