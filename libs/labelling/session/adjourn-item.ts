import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { Label } from "../label/label.js";
import { isOver, labelOf } from "./about-label.js";
import { type Adjournment, adjournments, type SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { type Session, session } from "./session.js";
import { sheetFor } from "./vote-sheet.js";

export class AdjournItemBody extends ItemBody {
  @IsIn(adjournments) readonly reason!: Adjournment;
}

/**
 * No decision: the matter waits for another session, and ballots that were cast count for nothing.
 * @param about the label that the item is about, if it is about one
 */
export const adjourned = (
  state: Session,
  { item, reason }: AdjournItemBody,
  adjournedOn: string,
  about?: Label,
): Decision<SessionEvent> => {
  if (state.phase !== "open") return notOpen(state);
  const found = state.items.find((one) => one.item === item);
  if (!found) return reject("ITEM_UNKNOWN");
  const { kind, stage } = found;
  if (stage.is === "adjourned") return accept();
  if (stage.is === "decided") return reject("ITEM_SETTLED");
  // Nobody puts a count off that they do not like: only one that decides nothing, or nothing any more.
  if (stage.is === "tallied" && !isOver(found, about, adjournedOn)) {
    const { result } = sheetFor(state, found, stage, adjournedOn);
    if (result === "adopted" || result === "not-adopted") return reject("VOTE_STANDS");
  }
  return accept({ type: "ItemAdjourned", item, kind, reason, adjournedOn });
};

/** Votes that everybody can read as they are cast, and of which some were. */
const isBegun = (state: Session, item: string): boolean => {
  if (state.phase !== "open" || state.terms.ballots === "secret") return false;
  const stage = state.items.find((one) => one.item === item)?.stage;
  return stage?.is === "deliberating" && stage.ballots.length > 0;
};

/**
 * A member who reads that an open vote goes against them does not put it off: from its first ballot on
 * it is counted, unless the secretariat says that it cannot come to its end.
 */
export const adjournItem = command({
  type: "AdjournItem",
  schema: 3,
  summary: "Leaves an item undecided, for another session.",
  on: session,
  shape: AdjournItemBody,
  example: { ...itemExample, reason: "put-off" },
  gather: (state: Session, { item }: AdjournItemBody, world): Promise<Label | undefined> =>
    labelOf(state, item, world),
  decide: (state, body, { today, actor }, about): Decision<SessionEvent> =>
    actor.as !== "secretariat" && isBegun(state, body.item)
      ? reject("VOTE_BEGUN")
      : adjourned(state, body, today, about),
  commandOf: (events) => {
    const { item, reason } = madeBy(events, "ItemAdjourned");
    return { item, reason };
  },
});
