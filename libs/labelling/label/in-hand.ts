import type { World } from "#kernel/index.js";
import { session as meeting, stageOf } from "../session/session.js";
import type { Label } from "./label.js";

/**
 * Whether a session has taken the label up and is not done with it. Only what it has decided or adjourned
 * for good lets go: whatever else a fact of a second ago tells may be of before the question was put.
 */
export const isInHand = async (state: Label, world: World, id: string): Promise<boolean> => {
  const by = state.phase === "not-granted" ? undefined : state.held.takenUp;
  if (by === undefined) return false;
  const is = stageOf(await world.fold(meeting, by), id)?.is;
  return is !== "decided" && is !== "adjourned";
};
