import { unreachable, type World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { awaits } from "../label/awaits.js";
import { label } from "../label/label.js";
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
      return awaits(await world.fold(label, item), kind, state);
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
