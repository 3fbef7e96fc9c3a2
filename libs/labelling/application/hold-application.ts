import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { rejectDecision } from "./decision-rejections.js";
import { application, type Application } from "./application.js";
import { definitionFor } from "./definition-for.js";
import { pendingOn, SessionBody, sessionExample } from "./enter-agenda.js";
import type { ApplicationEvent } from "./events.js";

/** From here to the decision or the release nothing takes the file out of the committee's hands. */
export const holdApplication = command({
  type: "HoldApplication",
  schema: 1,
  summary: "Holds a file while the session on whose agenda it is deliberates it.",
  on: application,
  shape: SessionBody,
  example: sessionExample,
  gather: (state: Application, _: SessionBody, world) => definitionFor(state, world),
  decide: (was, { session }, { today }, rules): Decision<ApplicationEvent> => {
    const pending = pendingOn(was, today, rules);
    if ("rejected" in pending) return pending;
    const { judgement } = pending.state;
    if (judgement.session !== session) return rejectDecision("ON_ANOTHER_AGENDA");
    return judgement.held ? accept() : accept({ type: "ApplicationHeld", session, heldOn: today });
  },
  commandOf: (events) => ({ session: madeBy(events, "ApplicationHeld").session }),
});
