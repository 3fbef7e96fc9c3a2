import { type Step, unreachable } from "#kernel/index.js";
import { enterAgenda } from "../application/enter-agenda.js";
import { releaseApplication } from "../application/release-application.js";
import { putLabelOnAgenda } from "../label/put-label-on-agenda.js";
import { putProposalOnAgenda } from "../proposal/put-proposal-on-agenda.js";
import type { Matter } from "./matter.js";

/**
 * A matter's own stream says on whose agenda it is: two sessions meet there. A file is released when it
 * is let go, since it is held in between; of the others the session's own stream tells enough.
 */
export const entering = ({ kind, item }: Matter, session: string): Step => {
  switch (kind) {
    case "application":
    case "appeal":
      return {
        command: enterAgenda,
        id: item,
        body: { session },
        back: [{ command: releaseApplication, id: item, body: { session } }],
      };
    case "renewal":
    case "revocation":
      return { command: putLabelOnAgenda, id: item, body: { session, kind } };
    case "proposal":
      return { command: putProposalOnAgenda, id: item, body: { session } };
    default:
      return unreachable(kind);
  }
};
