import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { assembled } from "./assembly.js";
import type { SessionEvent } from "./events.js";
import { recusedFrom } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

/** Who votes, for whom, and that they are enough, is settled here; only then are there ballots. */
export const openDeliberation = command({
  type: "OpenDeliberation",
  schema: 1,
  summary: "Opens the deliberation of an item: who presides, who votes, whether they are enough.",
  on: session,
  shape: ItemBody,
  example: itemExample,
  decide: (state, { item }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    switch (found.stage.is) {
      case "listed":
        return reject("DELIBERATION_NOT_REQUESTED");
      case "requested":
        break;
      case "deliberating":
      case "closed":
      case "tallied":
        return accept();
      case "decided":
      case "adjourned":
        return reject("ITEM_SETTLED");
    }
    const assembly = assembled(state, recusedFrom(found));
    return "rejected" in assembly
      ? assembly
      : accept({ type: "DeliberationOpened", item, ...assembly });
  },
  commandOf: (events) => ({ item: madeBy(events, "DeliberationOpened").item }),
});
