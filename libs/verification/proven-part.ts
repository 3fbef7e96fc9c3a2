import { fromBase64, toBase64 } from "#audit/encoding.js";
import { leafOfRecord, sameHash } from "#audit/merkle/hash.js";
import { isIncluded } from "#audit/merkle/inclusion.js";
import { isObject } from "#kernel/index.js";
import type { Judge, Kept, Signed } from "./judge.js";
import type { Tree } from "./tree.js";
import type { Findings } from "./verdict.js";

/** No tree that can be told has a longer way to its root. */
const longestProof = 63;

export interface Proof {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
}

export const proofLine = ({ index, proof }: Proof): Uint8Array =>
  Buffer.from(JSON.stringify({ index, proof: proof.map(toBase64) }), "utf8");

/**
 * Some of a log's events, each with the proof that it stands in the tree. What else there is, nobody
 * can tell from it: not even that a stream ends where it seems to.
 */
export class ProvenPart implements Tree {
  #signed: Signed | undefined;
  #last = -1;

  constructor(
    private readonly findings: Findings,
    private readonly judge: Judge,
    private readonly nextCheckpoint: () => Promise<Uint8Array | undefined>,
    private readonly nextProof: () => Promise<Uint8Array | undefined>,
  ) {}

  async begin(kept: readonly Kept[]): Promise<void> {
    const line = await this.nextCheckpoint();
    this.#signed = line && this.judge.read(line);
    if (!this.#signed) return this.findings.fail("checkpoints", "NOTHING_SIGNED");
    this.judge.signature(this.#signed);
    this.judge.quorum(this.#signed);
    const { size, root } = this.#signed.checkpoint;
    for (const one of kept) {
      const { checkpoint, name } = this.judge.kept(one) ?? {};
      if (!checkpoint) continue;
      if (checkpoint.size !== size) this.findings.cannotTell("kept-checkpoints", "withheld", {});
      else if (sameHash(checkpoint.root, root)) this.findings.pass("kept-checkpoints");
      else {
        const about = { kept: name ?? "", size };
        this.findings.fail("kept-checkpoints", "NOT_WHAT_WAS_KEPT", {}, about);
      }
    }
  }

  async take(bytes: Uint8Array): Promise<number> {
    const line = await this.nextProof();
    const { index, proof } = (line && proofIn(line)) ?? { index: this.#last + 1, proof: [] };
    const { size, root } = this.#signed?.checkpoint ?? { size: 0, root: Buffer.of() };
    const leaf = leafOfRecord(bytes);
    // In the order of the log, so that none is told before what it rests on.
    const stands = index > this.#last && isIncluded({ index, size, leaf, proof, root });
    if (stands) this.findings.pass("tree");
    else this.findings.fail("tree", "NOT_INCLUDED", { index });
    this.#last = Math.max(this.#last, index);
    return index;
  }

  async end(): Promise<void> {
    if ((await this.nextProof()) !== undefined) this.findings.fail("tree", "PROOF_OF_NOTHING");
  }
}

const proofIn = (line: Uint8Array): Proof | undefined => {
  try {
    const told: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
    const { index, proof } = isObject(told) ? told : {};
    if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) return undefined;
    if (!Array.isArray(proof) || proof.length > longestProof) return undefined;
    const hashes = proof.flatMap((one) => (typeof one === "string" ? (fromBase64(one) ?? []) : []));
    return hashes.length === proof.length ? { index, proof: hashes } : undefined;
  } catch {
    return undefined;
  }
};
