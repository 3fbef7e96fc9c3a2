import type { World } from "#kernel/index.js";
import { proposal } from "./proposal.js";

/** Whether a committee has approved just these rules, by that proposal. */
export const isApproved = async (
  world: World,
  id: string,
  { scheme, definition }: { readonly scheme: string; readonly definition: string },
): Promise<boolean> => {
  const state = await world.fold(proposal, id);
  return state.phase === "approved" && state.scheme === scheme && state.definition === definition;
};
