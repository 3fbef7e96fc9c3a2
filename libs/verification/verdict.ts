import type { Rejection, StreamName } from "#kernel/index.js";
import type { FailureCode } from "./sentences.js";

/** What is looked at; what passed is counted by these. */
export const checks = [
  "files",
  "events",
  "order",
  "schemas",
  "tree",
  "checkpoints",
  "kept-checkpoints",
  "sealed-values",
  "definitions",
  "decisions",
  "rules",
] as const;
export type Check = (typeof checks)[number];

/** Gone for good by an erasure; known to nobody by the rules of a secret vote; kept from this reader. */
export const reasons = ["erased", "secret", "withheld"] as const;
export type Reason = (typeof reasons)[number];

/** What of the bundle a finding is about, as closely as it can be told. */
export interface Place {
  /** In the tree, from 0. */
  readonly index?: number;
  readonly stream?: StreamName;
  readonly version?: number;
  readonly type?: string;
  /** The id of the event. */
  readonly event?: string;
  /** JSON pointer into the event. */
  readonly field?: string;
}

export type Finding =
  | {
      readonly verdict: "FAIL";
      readonly check: Check;
      readonly code: FailureCode;
      readonly place: Place;
      readonly about: Rejection["about"];
    }
  | {
      readonly verdict: "NOT RE-DERIVABLE";
      readonly check: Check;
      readonly why: Reason;
      readonly place: Place;
    };

type Counts = Readonly<Record<Check, number>>;

/** What came of it all. It passes where nothing fails and everything was looked at. */
export interface Report {
  readonly verdict: "PASS" | "FAIL";
  readonly passed: Counts;
  readonly failed: Counts;
  readonly notRederivable: Readonly<Record<Reason, number>>;
}

/** Counts what is found, and tells each thing at once: nothing is gathered. */
export class Findings {
  readonly #passed = none(checks);
  readonly #failed = none(checks);
  readonly #unknown = none(reasons);

  constructor(private readonly tell: (finding: Finding) => void) {}

  pass(check: Check, times = 1): void {
    this.#passed[check] += times;
  }

  fail(check: Check, code: FailureCode, place: Place = {}, about: Rejection["about"] = {}): void {
    this.#failed[check] += 1;
    this.tell({ verdict: "FAIL", check, code, place, about });
  }

  cannotTell(check: Check, why: Reason, place: Place): void {
    this.#unknown[why] += 1;
    this.tell({ verdict: "NOT RE-DERIVABLE", check, why, place });
  }

  failed(...among: readonly Check[]): boolean {
    return among.some((check) => this.#failed[check] > 0);
  }

  report(): Report {
    return {
      verdict: this.failed(...checks) ? "FAIL" : "PASS",
      passed: { ...this.#passed },
      failed: { ...this.#failed },
      notRederivable: { ...this.#unknown },
    };
  }
}

const none = <Key extends string>(keys: readonly Key[]): Record<Key, number> => {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = 0;
  return counts as Record<Key, number>;
};
