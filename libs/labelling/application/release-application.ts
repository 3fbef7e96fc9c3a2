import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { hasLeft, session as meeting } from "../session/session.js";
import { application } from "./application.js";
import { SessionBody, sessionExample } from "./enter-agenda.js";
import type { ApplicationEvent } from "./events.js";

/** The session that it is before, and no other, lets it go: that is read in its own stream. */
export const releaseApplication = command({
  type: "ReleaseApplication",
  schema: 1,
  summary: "Takes a file off an agenda that has let it go undecided.",
  on: application,
  shape: SessionBody,
  example: sessionExample,
  gather: async (_state, { session }: SessionBody, world, id) => ({
    left: hasLeft(await world.fold(meeting, session), id),
  }),
  decide: (
    state,
    { session },
    { today },
    { left }: { readonly left: boolean },
  ): Decision<ApplicationEvent> => {
    const isOn = "judgement" in state && state.judgement.session === session;
    return isOn && left
      ? accept({ type: "ApplicationReleased", session, releasedOn: today })
      : accept();
  },
  commandOf: (events) => ({ session: madeBy(events, "ApplicationReleased").session }),
});
