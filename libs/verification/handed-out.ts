import type { Reason } from "./verdict.js";

/**
 * What no bundle opens, by the kind of its subject. Nobody opens secret ballots but to count them; the
 * address of a webhook may hold a token, and is shown to its owner alone. No rule reads either.
 */
export const notHandedOut: Readonly<Record<string, Reason>> = {
  vote: "secret",
  webhook: "withheld",
};
