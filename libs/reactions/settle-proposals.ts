import { settleProposal } from "#labelling/proposal/settle-proposal.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";

/** What a session has decided about rules proposed is recorded there; put off, they wait for another. */
export const settleProposals = reaction<SessionEvent>({
  name: "settle-proposals",
  reads: [session],
  react: ({ id, event }) =>
    event.type === "ItemDecided" && event.kind === "proposal" && event.outcome !== "adjourned"
      ? [{ command: settleProposal, to: event.item, body: { session: id } }]
      : [],
});
