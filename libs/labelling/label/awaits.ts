import type { LabelMatter } from "./events.js";
import { hasEnded, type Label, onDay } from "./label.js";
import { renewalOpensOn } from "./term.js";

interface Sitting {
  readonly scheme: string;
  readonly heldOn: string;
}

/** On the day of the session: within the time to renew, or with a revocation that was proposed. */
export const awaits = (was: Label, kind: LabelMatter, { scheme, heldOn }: Sitting): boolean => {
  const state = onDay(was, heldOn);
  if (state.phase === "not-granted" || hasEnded(state) || state.held.scheme !== scheme)
    return false;
  return kind === "renewal"
    ? renewalOpensOn(state.held) <= heldOn
    : state.held.proposal !== undefined;
};
