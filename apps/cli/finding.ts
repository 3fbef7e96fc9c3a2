import type { Rejection, Sentence } from "#kernel/index.js";

/** One thing that was looked at. What is not well makes the exit status 1. */
export interface Finding {
  readonly isWell: boolean;
  readonly sentence: Sentence;
  readonly about?: Rejection["about"];
}
