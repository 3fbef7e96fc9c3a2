import { isUnderWay } from "#labelling/session/item.js";
import type { Room } from "./room.js";

/** Open, with no item in the midst of its vote, be it one that the viewer may not see. */
export const isBetweenItems = ({ state }: Room): boolean =>
  state.phase === "open" && !state.items.some(isUnderWay);
