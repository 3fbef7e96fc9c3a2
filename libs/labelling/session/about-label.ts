import type { World } from "#kernel/index.js";
import { awaits } from "../label/awaits.js";
import { type Label, label } from "../label/label.js";
import type { Item } from "./item.js";
import { isOfFile } from "./matter.js";
import type { Session } from "./session.js";

/** The label that an item of an open session is about, if it is about one. */
export const labelOf = async (
  state: Session,
  item: string,
  world: World,
): Promise<Label | undefined> => {
  const found = state.phase === "open" && state.items.find((one) => one.item === item);
  return !found || isOfFile(found.kind) || found.kind === "proposal"
    ? undefined
    : world.fold(label, item);
};

/** Whether nothing is left to decide: given up or expired, a label ends under its committee’s hands. */
export const isOver = ({ kind }: Item, known: Label | undefined, today: string): boolean => {
  if (!known || (kind !== "renewal" && kind !== "revocation")) return false;
  if (known.phase === "not-granted") return true;
  return !awaits(known, kind, { scheme: known.held.scheme, heldOn: today });
};
