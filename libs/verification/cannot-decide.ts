import type { Rejection } from "#kernel/index.js";

/** What was recorded of a decision is not enough to run it again, or too much. */
export class CannotDecide extends Error {
  override readonly name = "CannotDecide";
  constructor(
    readonly code: "COMMAND_UNKNOWN" | "COMMAND_ELSEWHERE" | "BASIS_NOT_READ" | "BASIS_LACKS",
    readonly about: Rejection["about"],
  ) {
    super(`${code} ${JSON.stringify(about)}`);
  }
}
