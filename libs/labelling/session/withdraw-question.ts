import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { mayBeTakenBack } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

/**
 * A slip of whoever put it, before anybody has voted: the item waits for its question again, its file
 * held as it was. A vote that has begun is on what was asked, and comes to its end.
 */
export const withdrawQuestion = command({
  type: "WithdrawQuestion",
  schema: 1,
  summary: "Takes the question on an item back before its first ballot: another one may be put.",
  on: session,
  shape: ItemBody,
  example: itemExample,
  decide: (state, { item }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    if (mayBeTakenBack(found)) return accept({ type: "QuestionWithdrawn", item });
    switch (found.stage.is) {
      case "listed":
        return accept();
      case "requested":
      case "deliberating":
        return reject("VOTE_BEGUN");
      case "closed":
      case "tallied":
        return reject("BALLOTS_CLOSED");
      case "decided":
      case "adjourned":
        return reject("ITEM_SETTLED");
    }
  },
  commandOf: (events) => ({ item: madeBy(events, "QuestionWithdrawn").item }),
});
