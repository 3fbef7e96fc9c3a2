import { accept, command, type Decision } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

export class CloseSessionBody {}

export const closeSession = command({
  type: "CloseSession",
  schema: 1,
  summary: "Closes a session once each item of its agenda is decided or adjourned.",
  on: session,
  shape: CloseSessionBody,
  example: {},
  decide: (state, _, { today }): Decision<SessionEvent> => {
    if (state.phase === "closed") return accept();
    if (state.phase !== "open") return notOpen(state);
    const left = state.items.filter(
      ({ stage }) => stage.is !== "decided" && stage.is !== "adjourned",
    );
    return left.length > 0
      ? reject("ITEMS_LEFT", { count: left.length })
      : accept({ type: "SessionClosed", closedOn: today });
  },
  commandOf: () => ({}),
});
