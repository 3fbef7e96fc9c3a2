import { unreachable, type World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { hasEnded, label, onDay } from "../label/label.js";
import { renewalOpensOn } from "../label/term.js";
import { proposal } from "../proposal/proposal.js";
import type { Matter } from "./matter.js";
import type { Known, Session } from "./session.js";

/** Whether what an item is about waits for this committee to decide. */
export const awaitsDecision = async (
  state: Session,
  { kind, item }: Matter,
  world: World,
): Promise<boolean> => {
  if (state.phase === "unknown") return false;
  switch (kind) {
    case "application":
      return isFileIn(state, item, "admissible", world);
    case "appeal":
      return isFileIn(state, item, "appealed", world);
    case "renewal":
    case "revocation":
      return isLabelFor(state, kind, item, world);
    case "proposal": {
      const rules = await world.fold(proposal, item);
      return rules.phase === "proposed" && rules.scheme === state.scheme;
    }
    default:
      return unreachable(kind);
  }
};

/** A first decision is asked for by the file, another by an appeal. */
const isFileIn = async (
  { scheme }: Known,
  id: string,
  phase: "admissible" | "appealed",
  world: World,
): Promise<boolean> => {
  const file = await world.fold(application, id);
  return file.phase === phase && file.content.scheme === scheme;
};

/** On the day of the session: within the time to renew, or with a revocation that was proposed. */
const isLabelFor = async (
  { scheme, heldOn }: Known,
  kind: "renewal" | "revocation",
  id: string,
  world: World,
): Promise<boolean> => {
  const state = onDay(await world.fold(label, id), heldOn);
  if (state.phase === "not-granted" || hasEnded(state) || state.held.scheme !== scheme)
    return false;
  return kind === "renewal"
    ? renewalOpensOn(state.held) <= heldOn
    : state.held.proposal !== undefined;
};
