import type { StreamName } from "#kernel/index.js";
import type { OpeningKey } from "#sealing/data-keys.js";

/** Where a line can be found again. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly at: number;
}

type Lines = AsyncIterable<readonly Uint8Array[]>;

/**
 * A log, and what it takes to verify it, wherever it stands. What is read of it is believed by
 * nobody: each reader bounds what it takes into memory, and everything else is checked.
 */
export interface Bundle {
  /** In the order of the tree. Read twice. */
  events(): AsyncIterable<readonly Line[]>;
  /** The line that was found at a place. */
  lineAt(at: number): Promise<Uint8Array>;
  /** Every signed tree, the smallest first: a note in JSON a line. Of a part, the one that it is proven by. */
  checkpoints(): Lines;
  /** It ends before the log does: what was erased since is missing, and its erasure not there to explain it. */
  readonly endsEarlier?: boolean;
  /** Of a part of a log: where each of its events stands, and that it does. */
  readonly proofs?: () => Lines;
  /** Sealed values in the order in which events name them. */
  parts(): Lines;
  readonly keys: ReadonlyMap<StreamName, OpeningKey>;
  /** Definitions of schemes, by the hash that names them. */
  blobs(): Iterable<string>;
  blob(hash: string): Promise<Uint8Array | undefined>;
}
