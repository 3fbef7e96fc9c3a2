import { recordDecision } from "#labelling/application/record-decision.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isOfFile } from "#labelling/session/matter.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";

/** What a session has decided about a file is recorded there; what it decided stands in its own stream. */
export const recordDecisions = reaction<SessionEvent>({
  name: "record-decisions",
  reads: [session],
  react: ({ id, event }) =>
    event.type === "ItemDecided" && isOfFile(event.kind)
      ? [{ command: recordDecision, to: event.item, body: { session: id } }]
      : [],
});
