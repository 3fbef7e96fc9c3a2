import type { Policy } from "#audit/checkpoint/policy.js";
import type { StreamName } from "#kernel/index.js";
import type { Bundle } from "./bundle.js";
import type { Kept } from "./judge.js";
import type { StreamIndex } from "./stream-index.js";
import type { Finding, Findings } from "./verdict.js";

export interface Verifying {
  readonly bundle: Bundle;
  readonly policy: Policy;
  /** Checkpoints that the auditor has from before. */
  readonly kept?: readonly Kept[];
  /** Hears of each finding at once. */
  readonly tell?: (finding: Finding) => void;
  /** Events looked at, of both readings. */
  readonly progress?: (events: number) => void;
  readonly signal?: AbortSignal;
  /** What only whoever reads the bundle can look at. */
  readonly before?: (findings: Findings) => Promise<void>;
}

/** What the first reading leaves for the second one. */
export interface Read {
  readonly index: StreamIndex;
  /** Of a part: the index of each event in the tree. */
  readonly places: readonly number[];
  readonly erased: ReadonlySet<StreamName>;
  readonly events: number;
}
