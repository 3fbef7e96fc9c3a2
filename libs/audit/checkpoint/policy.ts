import type { NoteKey } from "../note/key.js";

/** C2SP tlog-policy: whose checkpoints are believed, and how many must have seen them. */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Undefined where the policy says `quorum none`. */
  readonly quorum: Quorum | undefined;
}

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: NoteKey;
  readonly url?: string;
}

export interface PolicyWitness extends PolicyLog {
  /** Within the policy only. */
  readonly name: string;
}

/** A witness, or so many of a group. */
export type Quorum =
  | { readonly witness: PolicyWitness }
  | { readonly group: string; readonly atLeast: number; readonly of: readonly Quorum[] };

/** Whether those who have cosigned are enough. */
export const isReached = (quorum: Quorum | undefined, cosigned: ReadonlySet<NoteKey>): boolean => {
  if (quorum === undefined) return true;
  if ("witness" in quorum) return cosigned.has(quorum.witness.key);
  return quorum.of.filter((member) => isReached(member, cosigned)).length >= quorum.atLeast;
};
