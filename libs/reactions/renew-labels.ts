import { renewLabel } from "#labelling/label/renew-label.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";

/** What a session has decided about a label's next term is recorded there. */
export const renewLabels = reaction<SessionEvent>({
  name: "renew-labels",
  reads: [session],
  react: ({ id, event }) =>
    event.type === "ItemDecided" && event.outcome === "renewed"
      ? [{ command: renewLabel, to: event.item, body: { session: id } }]
      : [],
});
