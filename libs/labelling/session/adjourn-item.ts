import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { type Adjournment, adjournments, type SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";
import { sheetFor } from "./vote-sheet.js";

export class AdjournItemBody extends ItemBody {
  @IsIn(adjournments) readonly reason!: Adjournment;
}

/** No decision: the matter waits for another session, and ballots that were cast count for nothing. */
export const adjournItem = command({
  type: "AdjournItem",
  schema: 1,
  summary: "Leaves an item undecided, for another session.",
  on: session,
  shape: AdjournItemBody,
  example: { ...itemExample, reason: "put-off" },
  decide: (state, { item, reason }, { today }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    if (found.stage.is === "adjourned") return accept();
    if (found.stage.is === "decided") return reject("ITEM_SETTLED");
    // Nobody puts a count off that they do not like: only one that decides nothing.
    if (found.stage.is === "tallied") {
      const { result } = sheetFor(state, found, found.stage, today);
      if (result === "adopted" || result === "not-adopted") return reject("VOTE_STANDS");
    }
    return accept({
      type: "ItemAdjourned",
      item,
      kind: found.kind,
      reason,
      adjournedOn: today,
    });
  },
  commandOf: (events) => {
    const { item, reason } = madeBy(events, "ItemAdjourned");
    return { item, reason };
  },
});
