import { releaseApplication } from "#labelling/application/release-application.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isOfFile } from "#labelling/session/matter.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";

/** A file that a session leaves undecided may be withdrawn again, or put before another. */
export const releaseFiles = reaction<SessionEvent>({
  name: "release-files",
  reads: [session],
  react: ({ id, event }) =>
    (event.type === "ItemAdjourned" || event.type === "AgendaItemRemoved") && isOfFile(event.kind)
      ? [{ command: releaseApplication, to: event.item, body: { session: id } }]
      : [],
});
