import { leftAsItIs, recordLabelDecision } from "#labelling/label/record-label-decision.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";

/**
 * What a session has refused or adjourned of a label is recorded there, and its holder told. A
 * revocation that was decided waits for the secretariat, who carries it out.
 */
export const recordLabelDecisions = reaction<SessionEvent>({
  name: "record-label-decisions",
  reads: [session],
  react: ({ id, event }) =>
    event.type === "ItemDecided" && leftAsItIs(event.kind, event.outcome)
      ? [{ command: recordLabelDecision, to: event.item, body: { session: id } }]
      : [],
});
