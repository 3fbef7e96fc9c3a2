import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notConvened } from "./rejections.js";
import { session } from "./session.js";

export const removeAgendaItem = command({
  type: "RemoveAgendaItem",
  schema: 1,
  summary: "Takes a matter off the agenda before the session opens.",
  on: session,
  shape: ItemBody,
  example: itemExample,
  decide: (state, { item }): Decision<SessionEvent> => {
    if (state.phase !== "convened") return notConvened(state);
    const found = state.items.find((one) => one.item === item);
    return found ? accept({ type: "AgendaItemRemoved", kind: found.kind, item }) : accept();
  },
  commandOf: (events) => ({ item: madeBy(events, "AgendaItemRemoved").item }),
});
